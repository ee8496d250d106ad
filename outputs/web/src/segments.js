/** A text cut at the ends of what was found in it. Pure: positions in, pieces out. */

/**
 * Pieces of a text from 0 to `length`, in order and without gaps, each with the spans that cover it.
 *
 * @param {number} length
 * @param {Array<{first: number, last: number}>} spans may nest and overlap; what lies outside the text is cut
 * @returns {Array<{first: number, last: number, spans: object[]}>}
 */
export function segmentsOf(length, spans) {
  const kept = spans
    .map((span) => ({ span, first: Math.max(0, span.first), last: Math.min(length, span.last) }))
    .filter(({ first, last }) => first < last);
  const cuts = [...new Set([0, length, ...kept.flatMap(({ first, last }) => [first, last])])].sort((a, b) => a - b);
  const opening = Map.groupBy ? Map.groupBy(kept, ({ first }) => first) : groupBy(kept);
  const pieces = [];
  let open = [];
  for (let k = 0; k + 1 < cuts.length; k++) {
    open = [...open.filter(({ last }) => last > cuts[k]), ...(opening.get(cuts[k]) ?? [])];
    pieces.push({ first: cuts[k], last: cuts[k + 1], spans: open.map(({ span }) => span) });
  }
  return pieces;
}

function groupBy(kept) {
  const groups = new Map();
  for (const entry of kept) groups.set(entry.first, [...(groups.get(entry.first) ?? []), entry]);
  return groups;
}

/** Spans with the same ends as one, with all their rows; in order of place. */
export function sentencesOf(statements) {
  const found = new Map();
  for (const { first, last, ...what } of statements) {
    const key = `${first}/${last}`;
    if (!found.has(key)) found.set(key, { first, last, told: [] });
    found.get(key).told.push(what);
  }
  return [...found.values()].sort((a, b) => a.first - b.first || b.last - a.last);
}
