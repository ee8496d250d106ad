/**
 * What Streamlit is given at each run in place of the whole component, which is large: it loads script and style once,
 * from the addresses in `data`, and hands every call on.
 */

const loaded = new Map();

export default function load(args) {
  const { script, style } = args.data;
  let leave = null;
  let left = false;
  Promise.all([styled(args.parentElement, style), moduleOf(script)]).then(
    ([, component]) => {
      if (!left) leave = component.default(args);
    },
    (error) => {
      args.parentElement.textContent = `The map did not load: ${error.message}. Reload the page.`;
    },
  );
  return () => {
    left = true;
    leave?.();
  };
}

function moduleOf(address) {
  const url = new URL(address, window.location.href).href;
  if (!loaded.has(url)) loaded.set(url, import(url));
  return loaded.get(url);
}

/** The style as a link beside the map, once; the map is drawn when it is there. */
function styled(parent, address) {
  const url = new URL(address, window.location.href).href;
  const before = parent.querySelector('link[data-sitmap]');
  if (before?.href === url) return before.sheet ? Promise.resolve() : loading(before);
  before?.remove();
  const link = document.createElement('link');
  Object.assign(link, { rel: 'stylesheet', href: url });
  link.dataset.sitmap = '';
  parent.prepend(link);
  return loading(link);
}

function loading(link) {
  return new Promise((resolve, reject) => {
    link.addEventListener('load', resolve, { once: true });
    link.addEventListener('error', () => reject(new Error('its style is missing')), { once: true });
  });
}
