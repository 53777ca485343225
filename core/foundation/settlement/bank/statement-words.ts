// Whether a line of a statement is card money, or the fee for it, by the words that banks write beside it (domain.md §5).
import { foldFa } from '#core/foundation/text/fold.ts';
import type { StatementLineKind } from './contract.ts';

const usualCardWords = ['شاپرک', 'پوز', 'پایانه فروش', 'پایانه های فروش', 'تسهیم', 'پذیرنده', 'shaparak'].map(
  foldFa,
);
const feeWords = ['کارمزد', 'commission', 'fee'].map(foldFa);

/** @param movement negative rials went out; `said` is every text of the line, folded */
export function kindOfMovement(
  { rials, said }: { readonly rials: number; readonly said: string },
  ownWords: readonly string[],
): StatementLineKind | null {
  const names = (words: readonly string[]): boolean => words.some((word) => said.includes(word));
  if (rials < 0) return names(feeWords) ? 'fee' : null;
  return names(usualCardWords) || names(ownWords.map(foldFa)) ? 'card' : null;
}
