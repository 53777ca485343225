// A terminal and what it took until now, in one line: for a choice and for what is compared with the terminal's own slip.
import type { Subtotal } from '#core/counter/handovers/contract.ts';
import { formatRial } from '#core/foundation/money/rial.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useText } from '#renderer/i18n/use-text.ts';

/** How a subtotal reads; its amount is integer rials. */
export function useSubtotalText(): (subtotal: Subtotal) => string {
  const text = useText();
  const language = useLanguage((state) => state.language);
  return ({ terminalId, count, amount }) =>
    text('handovers.subtotal', { terminal: terminalId, count, amount: formatRial(amount, language) });
}
