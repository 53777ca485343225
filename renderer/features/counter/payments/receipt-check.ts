// The check of a receipt lies over any screen: opened by the palette, or by a scan of the code at the counter.
import { create } from 'zustand';
import { looksLikeReceipt } from '#core/foundation/wire/receipt-mark.ts';

type ReceiptCheck = { isOpen: boolean; code: string; open: (code?: string) => void; close: () => void };

export const useReceiptCheck = create<ReceiptCheck>((set) => ({
  isOpen: false,
  code: '',
  open: (code = '') => set({ isOpen: true, code }),
  close: () => set({ isOpen: false, code: '' }),
}));

/** Opens the check when a scan is a receipt's code. @returns whether it was one. */
export function takeReceiptScan(scanned: string): boolean {
  if (!looksLikeReceipt(scanned)) return false;
  useReceiptCheck.getState().open(scanned);
  return true;
}
