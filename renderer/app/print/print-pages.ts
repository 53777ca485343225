// The pages that can be printed, by the name in their address: /print/<name>/<id>. Preview, printer and PDF all show
// the same component. Adding one: one entry here, and a component that calls usePrintReady.
import type { ComponentType } from 'react';
import { ComplaintSlipPage } from '../../features/complaints/slip-page.tsx';
import { DaySheetPage } from '../../features/day-close/day-sheet-page.tsx';
import { ReceiptPage } from '../../features/payments/receipt/receipt-page.tsx';
import { LegalAdvicePage, PosOnlyPage } from '../../features/payments/receipt/slip-pages.tsx';

export type PageSize = 'receipt80' | 'A5' | 'A4';
export type PrintPage = { name: string; pageSize: PageSize; page: ComponentType<{ id: string }> };

export const printPages: readonly PrintPage[] = [
  { name: 'day-sheet', pageSize: 'A4', page: DaySheetPage },
  { name: 'receipt', pageSize: 'receipt80', page: ReceiptPage },
  { name: 'pos-only', pageSize: 'receipt80', page: PosOnlyPage },
  { name: 'legal-advice', pageSize: 'receipt80', page: LegalAdvicePage },
  { name: 'complaint-slip', pageSize: 'receipt80', page: ComplaintSlipPage },
];

export type PrintAddress = { name: string; id: string };

/** The address of a printed page. */
export const printRoute = ({ name, id }: PrintAddress): string => `/print/${name}/${id}`;

/** The page and id that an address asks for, or null when it is no print address. */
export function readPrintRoute(path: string): { page: PrintPage; id: string } | null {
  const [, name, id] = /^\/print\/([\w-]+)\/([\w-]+)$/.exec(path) ?? [];
  const page = printPages.find((known) => known.name === name);
  return page === undefined || id === undefined ? null : { page, id };
}
