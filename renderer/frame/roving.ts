// J and K go from row to row of what is on the screen, or of the dialog that is open: tables and lists whose rows lead somewhere. Enter
// opens the row as it does on any button. Who types comes to the rows by Esc, out of a field in which nothing is written.
import { useEffect } from 'react';
import { isPossible, useKeyCommand } from './keyboard-map.ts';

const waysIn = 'button:not(:disabled), a[href]';
const rowsIn = ':is(tbody tr, li:not(nav li))';

const openDialog = (): Element | undefined =>
  [...document.querySelectorAll('[role="dialog"], [role="alertdialog"]')].at(-1);

/** The first thing to press in each row, in the order of the screen; a list within a row is no row of its own. */
function rowsOnScreen(): HTMLElement[] {
  const place = openDialog() ?? document.querySelector('#screen');
  const rows = [...(place?.querySelectorAll<HTMLElement>(rowsIn) ?? [])];
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

/** Esc in an empty field of the screen, where it leads nowhere else: to the first row. */
function leaveField(event: KeyboardEvent): void {
  const { key, target, defaultPrevented } = event;
  const isEmptyField = target instanceof HTMLInputElement && target.value === '';
  if (key !== 'Escape' || defaultPrevented || !isEmptyField) return;
  if (openDialog() !== undefined || isPossible('back') || target.closest('#screen') === null) return;
  rowsOnScreen()[0]?.focus();
}

/** Gives the screen its keys J and K. */
export function useRoving(): void {
  useKeyCommand('nextRow', () => move(1), { worksInDialogs: true });
  useKeyCommand('previousRow', () => move(-1), { worksInDialogs: true });
  useEffect(() => {
    document.addEventListener('keydown', leaveField);
    return () => document.removeEventListener('keydown', leaveField);
  }, []);
}
