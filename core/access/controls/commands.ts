// How a control is loosened: by the manager with a reason, and a colleague who is independent and shows their own password (D20.65).
import { type BesideReads, type BesideWord, requireBeside } from '#core/access/staff/beside.ts';
import { maskCardsInText } from '#core/foundation/identifiers/card.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';
import type { Control } from './contract.ts';
import { controlLoosened } from './entries.ts';

/** What is loosened; `about` and `title` as in `loosenedSchema`. */
export type ControlChange = {
  readonly control: Control;
  readonly about: string | null;
  readonly title: string | null;
  readonly before: string;
  readonly after: string;
};

/**
 * Writes that a control is loosened, in the transaction that sets it; without an independent second person nothing is set. Nobody
 * stands in for them where the office has none: what is not loosened stops no work (D20.65).
 * @throws what requireBeside throws
 */
export function recordLoosening(
  tx: Transaction,
  reads: BesideReads,
  word: BesideWord | null,
  { title, ...change }: ControlChange,
): void {
  const secondBy = requireBeside(tx, reads, word, 'control');
  const reason = maskCardsInText(word?.words ?? '');
  tx.append(controlLoosened, { id: tx.newId(), ...change, secondBy }, { reason, title });
}
