// How an amount came about, part by part, in words (D4). Amounts are rials.
import type { z } from 'zod';
import type { explanationPartSchema } from '#core/counter/fees/contract.ts';
import { formatJalali } from '#core/foundation/calendar/jalali.ts';
import { formatRial } from '#core/foundation/money/rial.ts';
import type { Language } from '#renderer/i18n/language.ts';
import type { SayText } from '#renderer/i18n/use-text.ts';

export type ExplanationPart = z.infer<typeof explanationPartSchema>;

/** One sentence for a part. `titleOf` names an item or a listed reduction by its code; `tariffTitle` is the version's. */
export function explain(
  part: ExplanationPart,
  text: SayText,
  language: Language,
  titleOf: (code: string) => string,
  tariffTitle: string,
): string {
  const rials = (amount: number) => formatRial(amount, language);
  const percent = (basisPoints: number) => basisPoints / 100;
  switch (part.kind) {
    case 'tariff_rate':
      return text('fees.explain.tariffRate', { amount: rials(part.unitAmount), tariff: tariffTitle });
    case 'external_rate':
      return text('fees.explain.externalRate', {
        amount: rials(part.unitAmount),
        authority: part.authority,
        letter: part.letterNumber,
        day: formatJalali(part.letterDay, 'numeric', language),
      });
    case 'covered':
      return text(part.what === 'persons' ? 'fees.explain.coveredPersons' : 'fees.explain.coveredPages', {
        given: part.given,
        included: part.included,
      });
    case 'excess_of':
      return text('fees.explain.excess', {
        item: titleOf(part.itemCode),
        documents: part.documents,
        given: part.given,
        included: part.included,
      });
    case 'reduction':
      return text('fees.explain.reduction', {
        reduction: titleOf(part.code),
        percent: percent(part.basisPoints),
        amount: rials(part.amount),
      });
    case 'vat':
      return text(part.mode === 'added' ? 'fees.explain.vatAdded' : 'fees.explain.vatIncluded', {
        percent: percent(part.basisPoints),
        amount: rials(part.amount),
      });
  }
}
