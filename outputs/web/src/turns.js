/** Whose turn it is: what is slow to draw has a frame for itself, so that no frame holds the page up. */

let taken = -1;

/** Whether nothing slow has been drawn in a frame, told by its time. */
export const free = (now) => taken !== now;

/** Something slow is drawn in this frame. */
export function take(now) {
  taken = now;
}
