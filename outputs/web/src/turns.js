/** Whose turn it is: what is slow to draw has a frame for itself, so that no frame holds the page up. */

let [frame, taken, first, asked] = [-1, false, null, null];

/** Whether somebody may draw in a frame, told by its time; who was refused in the frame before comes first. */
export function myTurn(now, who) {
  if (now !== frame) [frame, taken, first, asked] = [now, false, asked, null];
  if (taken || (first && first !== who)) {
    asked ??= who;
    return false;
  }
  taken = true;
  return true;
}
