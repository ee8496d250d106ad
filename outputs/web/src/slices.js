/** Work that is given up and taken up again between frames, so that none of them waits for it. */

const SLICE_MS = 5;

/** Goes through steps without a pause; what they return. */
export function whole(steps) {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** Acts on what steps return, after frames that come first; a function that gives it up. */
export function afterwards(steps, act) {
  let frame = 0;
  const wait = (next) => { frame = requestAnimationFrame(next); };
  const go = () => {
    const end = performance.now() + SLICE_MS;
    for (;;) {
      const { done, value } = steps.next();
      if (done) return act(value);
      if (performance.now() > end) return wait(go);
    }
  };
  // The frame that is asked for now is of what was there before.
  wait(() => wait(go));
  return () => cancelAnimationFrame(frame);
}
