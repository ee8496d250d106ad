/** What a reviewer can do with an opened mark: confirm, reject, correct, choose another place. Asks; decides nothing. */

import { button, h } from './dom.js';

const STATES = { confirmed: 'Confirmed', edited: 'Corrected by hand', rejected: 'Rejected' };
const REVIEWED = new Set(['control', 'strikes', 'clashes', 'displacement', 'other', 'unlocated']);

/** Whether rows of a table can be reviewed: what is computed (zones, fronts) rests on others. */
export const reviewable = (table) => REVIEWED.has(table);

/** Buttons above an event's facts; `ask({ do, id })` is called with what was asked for. */
export function reviewBar(id, state, ask) {
  const press = (what, words, title) => button({ class: 'sm-ask', title, 'aria-pressed': String(state === { confirm: 'confirmed', reject: 'rejected' }[what]) },
    () => ask({ do: what, id }), words);
  return h('div', { class: 'sm-review', role: 'group', 'aria-label': 'Review this event' },
    STATES[state] ? h('strong', { class: `sm-state sm-state-${state}` }, STATES[state]) : null,
    press('confirm', '✓ Confirm', 'This is right as it is'),
    press('reject', '✕ Reject', 'This is wrong: it leaves the map and stays in the data'),
    press('correct', 'Correct …', 'Place, party, status, date, numbers; join or part'),
    press('pick', 'Move …', 'Click the right place on the map'));
}

/** Buttons behind a candidate that was not chosen: for this event, or for every event placed by the same words. */
export function candidateButtons(id, candidate, words, ask) {
  const put = (text, everywhere) => button({ class: 'sm-read' },
    () => ask({ do: 'candidate', id, place_id: candidate.place_id, everywhere }), text);
  return h('span', { class: 'sm-put' }, ' ', put('Put it here', false), words ? [' · ', put(`all «${words}»`, true)] : null);
}
