// The receipt: one template for preview, printer and PDF, laid out for a roll or for a sheet. Pure: it shows what core put together.
import type { ReceiptPaper as Paper } from '#core/counter/payments/contract.ts';
import type { ReceiptProps } from './receipt-facts.tsx';
import { RollReceipt } from './roll-receipt.tsx';
import { SheetReceipt } from './sheet-receipt.tsx';

export function ReceiptPaper({ paper = 'receipt80', ...props }: ReceiptProps & { paper?: Paper }) {
  return paper === 'receipt80' ? <RollReceipt {...props} /> : <SheetReceipt {...props} paper={paper} />;
}
