// What a receipt says, whatever its paper: worked out once for the roll and for the sheets.
import type { Receipt } from '#core/counter/payments/contract.ts';
import { amountInWords } from '#core/foundation/money/in-words.ts';
import { formatRial } from '#core/foundation/money/rial.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { TimeText } from '#renderer/ui/time-text.tsx';

export type ReceiptProps = {
  receipt: Receipt;
  /** The number of this print, from 1; later ones say so. */
  copy: number;
  /** What the QR holds: the signed digits of this print. */
  code: string;
  /** On a screen, whose own heading it is not. */
  isPreview?: boolean;
};
export type ReceiptPayment = Receipt['account']['payments'][number];
export type ReceiptLine = Receipt['account']['charges'][number]['lines'][number];

/** The lines that were charged and not cancelled. */
export function linesOf({ account: { charges } }: Receipt): ReceiptLine[] {
  return charges.filter(({ cancelled }) => !cancelled).flatMap(({ lines }) => lines);
}

/** The title by which the tariff of the last charge is known. */
export const tariffOf = ({ account: { charges } }: Receipt): string => charges.at(-1)?.tariffTitle ?? '';

/** The sum in words (in Persian whatever the language of the screen), with the tax that is in it. */
export function SumInWords({ receipt, className }: { receipt: Receipt; className?: string | undefined }) {
  const text = useText();
  const words = amountInWords(receipt.account.charged);
  const vat = linesOf(receipt).reduce((sum, line) => sum + line.vat, 0);
  return (
    <p className={className} lang="fa" dir="rtl">
      {vat === 0
        ? text('receipt.inWords', { words })
        : text('receipt.inWordsWithVat', { words, vat: formatRial(vat, 'fa') })}
    </p>
  );
}

/** Whether a receipt speaks of filing: a slip of money that went back waits for none, and not every service is filed. */
export const speaksOfFiling = ({
  trackingNumbers,
  withdrawnNumbers,
  isFilingOpen,
  isReversal,
}: Receipt): boolean => trackingNumbers.length + withdrawnNumbers.length > 0 || (isFilingOpen && !isReversal);

/** Whether the amount of a payment says more than the sum does. */
export const saysAmount = ({ account: { payments, charged } }: Receipt, payment: ReceiptPayment): boolean =>
  payments.length > 1 || payment.reversal !== null || payment.amount !== charged;

/** When this print was made; a preview was not. */
export function PrintedAt({ at, className }: { at: string | null; className?: string | undefined }) {
  const text = useText();
  const language = useLanguage((state) => state.language);
  if (at === null) return null;
  return (
    <p className={className} lang={language}>
      {text('receipt.printedAt')} <TimeText at={at} withDay />
    </p>
  );
}
