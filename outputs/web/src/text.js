/** Words and numbers for people. Times are minutes of local wall-clock time since 1970 (see columns.py). */

const DAY = 1440;
// Made when first needed: each takes milliseconds.
function format(options) {
  let made = null;
  const get = () => (made ??= new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...options }));
  return { format: (date) => get().format(date), formatRange: (from, to) => get().formatRange(from, to) };
}

const FULL = format({ day: 'numeric', month: 'short', year: 'numeric' });
const LONG = format({ day: 'numeric', month: 'long', year: 'numeric' });
const MONTH = format({ month: 'long', year: 'numeric' });
const YEAR = format({ year: 'numeric' });
const CLOCK = format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const NUMBER = new Intl.NumberFormat('en-GB');
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec'];

const at = (minutes) => new Date(minutes * 60000);

export const dayOf = (minutes) => Math.floor(minutes / DAY);
export const dayText = (minutes) => `${shortDay(minutes)} ${yearText(minutes)}`;
export const longDay = (minutes) => LONG.format(at(minutes));

/** "1 Dec", as Intl writes it, but quicker: a year has hundreds of days to be named. */
export function shortDay(minutes) {
  const date = at(minutes);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`;
}
export const monthText = (minutes) => MONTH.format(at(minutes));
export function yearText(minutes) {
  const year = at(minutes).getUTCFullYear();
  return year > 0 ? String(year) : YEAR.format(at(minutes));
}
export const number = (value) => NUMBER.format(value);

/** "30 Nov 2024, 17:00", "27–30 Nov 2024", "November 2024", "2016"; null times give null. */
export function whenText(start, end, precision) {
  if (start === null) return end === null ? null : `until ${dayText(end)}`;
  if (precision === 'year') return spanText(YEAR, start, end);
  if (precision === 'month') return spanText(MONTH, start, end);
  if (precision === 'hour') return `${dayText(start)}, ${CLOCK.format(at(start))}`;
  // As Intl writes a span within a day, but quicker: a list has a hundred of them.
  return end === null || end <= start || dayOf(end) === dayOf(start) ? dayText(start) : spanText(FULL, start, end);
}

function spanText(formatter, start, end) {
  if (end === null || end <= start) return formatter.format(at(start));
  return formatter.formatRange(at(start), at(end)).replace(/\u2009/g, '');
}

/** "4", "24–99", "at least 200", "up to 40", or null. */
export function rangeText(low, high) {
  if (low === null && high === null) return null;
  if (low === null) return `up to ${number(high)}`;
  if (high === null) return `at least ${number(low)}`;
  return low === high ? number(low) : `${number(low)}–${number(high)}`;
}

/** "within about 8 km", "within about 300 m". */
export function radiusText(metres) {
  if (metres === null || metres <= 0) return null;
  if (metres < 1000) return `within about ${number(Math.max(10, Math.round(metres / 10) * 10))} m`;
  const km = metres / 1000;
  return `within about ${number(km < 10 ? Math.round(km * 10) / 10 : Math.round(km))} km`;
}

export const percent = (share) => `${Math.round(share * 100)}%`;

export const plural = (count, one, many = `${one}s`) => `${number(count)} ${count === 1 ? one : many}`;

export const capital = (text) => (text ? text[0].toUpperCase() + text.slice(1) : text);

// Control characters (but tab and line ends), and what embeds or overrides the direction of writing.
// eslint-disable-next-line no-control-regex
const HIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2060-\u2069\ufff9-\ufffb\ud800-\udfff\u{e0000}-\u{e007f}]/gu;

/** A text in which nothing works unseen: such characters are written out, "␇" or "[U+202E]" (reports/visible.py names them). */
export function visible(text) {
  return text.replace(HIDDEN, (character) => {
    const code = character.codePointAt(0);
    return code < 0x20 ? String.fromCharCode(0x2400 + code) : `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`;
  });
}
