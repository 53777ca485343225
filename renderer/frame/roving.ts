// J and K go from row to row of what is on the screen: tables and lists whose rows lead somewhere. Enter opens the row as it does on any
// button.
import { useKeyCommand } from './keyboard-map.ts';

const waysIn = 'button:not(:disabled), a[href]';

/** The first thing to press in each row, in the order of the screen; a list within a row is no row of its own. */
function rowsOnScreen(): HTMLElement[] {
  const rows = [...document.querySelectorAll<HTMLElement>('#screen :is(tbody tr, li:not(nav li))')];
  return rows
    .filter((row) => !rows.some((other) => other !== row && other.contains(row)))
    .flatMap((row) => row.querySelector<HTMLElement>(waysIn) ?? []);
}

function move(by: 1 | -1): void {
  const rows = rowsOnScreen();
  const focused = document.activeElement;
  const row = focused?.closest('tbody tr, li') ?? null;
  const at = rows.findIndex((way) => way === focused || row?.contains(way) === true);
  const next = at < 0 ? (by === 1 ? 0 : rows.length - 1) : Math.min(Math.max(at + by, 0), rows.length - 1);
  rows[next]?.focus();
}

/** Gives the screen its keys J and K. */
export function useRoving(): void {
  useKeyCommand('nextRow', () => move(1));
  useKeyCommand('previousRow', () => move(-1));
}
