// How a control is loosened: by the manager with a reason, and a colleague who is independent and shows their own password (D20.65), or
// with the province's word (D20.164).
import type { z } from 'zod';
import { type BesideReads, type BesideWord, requireBeside } from '#core/access/staff/beside.ts';
import { canBeConfirmed, type SecondPersonReads } from '#core/access/staff/require-second.ts';
import { maskCardsInText } from '#core/foundation/identifiers/card.ts';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import { isReason } from '#core/foundation/text/substance.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';
import { type AskReads, agreedAsk } from './asks.ts';
import type { askProvinceInput, Control } from './contract.ts';
import { controlAsked, controlLoosened } from './entries.ts';

/** What is loosened by which setting; `about` and `title` as in `loosenedSchema`. */
export type ControlChange = {
  readonly control: Control;
  readonly settingId: string;
  readonly about: string | null;
  readonly title: string | null;
  readonly before: string;
  readonly after: string;
};
type FactorReads = { readonly secondFactor: { has(personId: string): boolean } };
export type LooseningReads = BesideReads & AskReads & FactorReads;

/** Whoever has a second factor has shown it: the procedure asks for it. Who has none makes one first (D20.162). @throws SECOND_FACTOR_NOT_READY */
function requireFactor({ actor }: Transaction, { secondFactor }: FactorReads): void {
  if (actor === null || !secondFactor.has(actor)) throw refusal('SECOND_FACTOR_NOT_READY', {});
}

/**
 * Writes that a control is loosened, in the transaction that sets it: by the word of the colleague who stands beside, or by the
 * province's on exactly this change, which counts once. Otherwise nothing is set; what is not loosened stops no work (D20.65, D20.164).
 * @throws SECOND_FACTOR_NOT_READY, SECOND_PERSON_NEEDED with the change where the province can be asked for it, and what requireBeside
 * throws
 */
export function recordLoosening(
  tx: Transaction,
  reads: LooseningReads,
  word: BesideWord | null,
  { title, settingId, ...change }: ControlChange,
): void {
  requireFactor(tx, reads);
  const loosened = { id: tx.newId(), settingId, ...change };
  const ask = word === null ? agreedAsk(reads, change) : null;
  if (ask !== null) {
    tx.append(controlLoosened, { ...loosened, askId: ask.id }, { reason: ask.reason ?? '', title });
    return;
  }
  if (word === null) {
    // Where a colleague can agree, the province is not asked.
    const canAsk = !canBeConfirmed(reads, tx.actor, tx.day);
    throw refusal('SECOND_PERSON_NEEDED', {
      act: 'control',
      ...(canAsk ? { change: { ...change, title } } : {}),
    });
  }
  const secondBy = requireBeside(tx, reads, word, 'control');
  tx.append(controlLoosened, { ...loosened, secondBy }, { reason: maskCardsInText(word.words), title });
}

/**
 * Asks the province for what nobody else in the office can agree to. Nothing is set by it.
 * @throws SECOND_FACTOR_NOT_READY, COLLEAGUE_CAN_AGREE where somebody independent works here (D20.174), REASON_NEEDED, ACTION_ALREADY_DONE while the same is asked and not used
 */
export function askProvince(
  tx: Transaction,
  reads: AskReads & FactorReads & Pick<SecondPersonReads, 'staff'>,
  { reason, title, ...change }: z.infer<typeof askProvinceInput>,
): void {
  requireFactor(tx, reads);
  if (canBeConfirmed(reads, tx.actor, tx.day)) throw refusal('COLLEAGUE_CAN_AGREE', {});
  if (!isReason(reason)) throw refusal('REASON_NEEDED', {});
  const isAsked = reads.controls
    .asks()
    .some(
      (ask) =>
        ask.control === change.control &&
        ask.about === change.about &&
        ask.before === change.before &&
        ask.after === change.after &&
        !reads.controls.isUsed(ask) &&
        (reads.fees.provinceAnswerOn({ what: 'control', ...ask })?.refusedFor ?? null) === null,
    );
  if (isAsked) throw refusal('ACTION_ALREADY_DONE', {});
  tx.append(
    controlAsked,
    { id: tx.newId(), forDay: tx.day, ...change },
    { reason: maskCardsInText(reason), title },
  );
}
