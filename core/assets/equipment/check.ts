// The yearly check of what is there (D18): pieces are scanned one after another; at its end it says what nobody saw and what
// was scanned and is in no register.
import type { z } from 'zod';
import { daysBetween } from '#core/foundation/calendar/business-day.ts';
import { isDay } from '#core/foundation/calendar/day.ts';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';
import type { OfficeReads } from '#core/journal/office/queries.ts';
import type { CheckView, closeCheckInput } from './contract.ts';
import { equipmentCheckClosed } from './entries.ts';
import type { EquipmentReads } from './queries.ts';
import { labelOf, readLabel, readSerial } from './rules.ts';

type CheckReads = { readonly equipment: EquipmentReads };

/** A check lasts so many days at most. */
export const longestCheckDays = 60;

/**
 * Ends a check that began on a business day of the last sixty. What was unknown when it was scanned and has been registered
 * since is not unknown any more (D18.9).
 * @throws INPUT_INVALID
 */
export function closeCheck(
  tx: Transaction,
  { equipment }: CheckReads,
  { since, unknown }: z.infer<typeof closeCheckInput>,
): string {
  const days = isDay(since) ? daysBetween(since, tx.day) : -1;
  if (days < 0 || days >= longestCheckDays) throw refusal('INPUT_INVALID', { fields: ['since'] });
  const pieces = equipment.pieces().filter(({ id }) => !equipment.isWrittenOff(id));
  const wasSeen = (id: string): boolean =>
    equipment.factsOf(id).inspections.some(({ kind, day }) => kind === 'stocktake' && day >= since);
  const seen = pieces.filter(({ id }) => wasSeen(id)).map(({ id }) => id);
  const missing = pieces.filter(({ id }) => !seen.includes(id)).map(({ id }) => id);
  const known = new Set(pieces.flatMap((piece) => [labelOf(piece), piece.serial]));
  const strange = [...new Set(unknown.map(readSerial))].filter(
    (serial) => serial !== '' && !known.has(serial) && !known.has(readLabel(serial)),
  );
  const id = tx.newId();
  tx.append(equipmentCheckClosed, { id, since, seen, missing }, { unknown: strange });
  return id;
}

/** A check as it is read and printed. @throws NOT_FOUND, OFFICE_NOT_SET_UP */
export function checkView(
  { equipment, office }: CheckReads & { readonly office: Pick<OfficeReads, 'office'> },
  checkId: string,
): CheckView {
  const check = equipment.check(checkId);
  const here = office.office();
  if (check === null) throw refusal('NOT_FOUND', { what: 'check' });
  if (here === null) throw refusal('OFFICE_NOT_SET_UP', {});
  const pieceOf = (id: string) => {
    const piece = equipment.piece(id);
    return piece === null ? [] : [{ label: labelOf(piece), title: piece.title, serial: piece.serial }];
  };
  const { since, at, actor, seen, missing, unknown } = check;
  return {
    checkId,
    since,
    at,
    byName: actor === null ? null : (equipment.names().get(actor) ?? null),
    officeName: here.name,
    officeCode: here.code,
    seen: seen.flatMap(pieceOf),
    missing: missing.flatMap(pieceOf),
    unknown: unknown === null ? null : [...unknown],
  };
}
