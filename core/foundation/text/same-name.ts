// Whether one name is another one mistyped, or is somebody else's. Pure; spaces, marks and forms of letters count for nothing.
import { foldFa } from './fold.ts';

const letters = (name: string): string => foldFa(name).replace(/[^\p{L}\p{N}]/gu, '');

/** Least letters that have to be put in, taken out or replaced to make one text of the other. */
function distance(one: string, other: string): number {
  const to = [...other];
  let row = to.map((_, index) => index + 1);
  [...one].forEach((letter, above) => {
    let diagonal = above;
    let left = above + 1;
    row = row.map((up, index) => {
      const best = Math.min(up + 1, left + 1, diagonal + (letter === to[index] ? 0 : 1));
      diagonal = up;
      left = best;
      return best;
    });
  });
  return row.at(-1) ?? one.length;
}

/**
 * True where a name differs by a slip of the hand: of at most a third of its letters, and two in a short one, or where a part of it
 * had been left out.
 */
export function isSameName(typed: string, right: string): boolean {
  const [one, other] = [letters(typed), letters(right)];
  if (one.length >= 4 && other.length >= 4 && (one.includes(other) || other.includes(one))) return true;
  return distance(one, other) <= Math.max(2, Math.floor(Math.max(one.length, other.length) / 3));
}
