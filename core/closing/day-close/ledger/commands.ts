// Ending a difference by words, where no fact mends it (D19.70).
import type { z } from 'zod';
import type { StaffReads } from '#core/access/staff/queries.ts';
import { keepPhoto, type PhotoCommandReads } from '#core/assets/photos/commands.ts';
import type { VisitStateReads } from '#core/counter/visit-state/queries.ts';
import { maskCardsInText } from '#core/foundation/identifiers/card.ts';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import { cleanIdentifier } from '#core/foundation/text/fold.ts';
import { isSubstantial } from '#core/foundation/text/substance.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';
import { differenceSettled } from '../entries.ts';
import { requireIndependentConfirmation, type SecondConfirmation } from '../second-word.ts';
import { isClick, papersOf, photographedPapers, reasonsToSettle, type settleInput } from './contract.ts';
import { isShownByNumber } from './paper.ts';
import { differenceOf, type LedgerViewReads } from './views.ts';

/**
 * Ends a difference with the facts that it was seen with. What comes to it since opens it again. Without a second person's word it
 * stays open, and the words are kept beside it; for the first small money without a service in thirty days one word is enough (D19.4).
 * The second one is independent of the manager, did not record it and did not serve in its visit (D19.243). What a terminal
 * printed is shown by a photo of the day, another paper by that or its number (D19.110, D19.171).
 * A report that is missing for long is the province's alone (D21.240). A client who left before paying is ended by a click, five times in
 * thirty days (D21.245).
 * @throws REPORT_LEFT_TO_PROVINCE for a second person's word on it, DIFFERENCE_UNKNOWN once it is met or ended, SEEN_IS_STALE when its
 * facts have changed, DIFFERENCE_AWAITED while it can come by itself, NOTE_TOO_THIN (D19.2), PAPER_NEEDED without the paper on which it
 * was seen, INPUT_INVALID for a reason that does not fit, a photo of what a client signed and a paper that shows nothing of this account, and what a photo and the
 * second person's word are refused for
 */
export function settleDifference(
  tx: Transaction,
  reads: LedgerViewReads &
    PhotoCommandReads & {
      readonly staff: Pick<StaffReads, 'counterStaff' | 'secondPersonFacts'>;
      readonly visitState: Pick<VisitStateReads, 'whoTookPart'>;
    },
  { id, legs, reasonCode, words, paper }: Omit<z.infer<typeof settleInput>, 'second'>,
  second: SecondConfirmation | null,
): void {
  const difference = differenceOf(reads, id, tx.day);
  if (difference === null) throw refusal('DIFFERENCE_UNKNOWN', {});
  if (difference.legs !== legs) throw refusal('SEEN_IS_STALE', {});
  const { state, account, size, age, needsPaper, needsSecond, needsProvince } = difference;
  if (state === 'awaited') throw refusal('DIFFERENCE_AWAITED', {});
  if (!reasonsToSettle(difference).includes(reasonCode))
    throw refusal('INPUT_INVALID', { fields: ['reasonCode'] });
  if (!isClick(difference, reasonCode) && !isSubstantial(words)) throw refusal('NOTE_TOO_THIN', {});
  const paperNumber = cleanIdentifier(paper?.number ?? '');
  const isShown =
    paper !== undefined && (paper.photo !== undefined || isShownByNumber(paper.kind, paperNumber));
  if (needsPaper && !isShown) throw refusal('PAPER_NEEDED', {});
  if (
    paper !== undefined &&
    (!papersOf(account).includes(paper.kind) ||
      (paper.photo !== undefined && !photographedPapers.includes(paper.kind)))
  )
    throw refusal('INPUT_INVALID', { fields: ['paper'] });
  if (second !== null && needsProvince) throw refusal('REPORT_LEFT_TO_PROVINCE', {});
  if (second !== null) {
    const { by, visitId } = difference;
    const tookPart = visitId === null ? [] : reads.visitState.whoTookPart(visitId);
    requireIndependentConfirmation(tx, reads, second, [by, ...tookPart]);
  }
  const settlementId = tx.newId();
  tx.append(
    differenceSettled,
    {
      id: settlementId,
      forDay: tx.day,
      differenceId: id,
      ...{ account, legs, size, age, reasonCode },
      ...(isShown ? { paper: paper.kind } : {}),
      ...(second === null ? {} : { secondBy: second.personId }),
      ...(second === null && !needsSecond ? { alone: true } : {}),
    },
    {
      words: maskCardsInText(words),
      ...(paperNumber === '' ? {} : { paperNumber: maskCardsInText(paperNumber) }),
      ...(second === null ? {} : { secondWord: maskCardsInText(second.word) }),
    },
  );
  keepPhoto(tx, reads, paper?.photo, { of: 'difference_paper', ofId: settlementId });
}
