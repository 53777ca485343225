// The pages that can be printed, by the name in their address: /print/<name>/<id>. Preview, printer and PDF all show
// the same component. Adding one: its paper in print-address.ts, one entry here, and a component that calls usePrintReady.
import type { ComponentType } from 'react';
import { type PageSize, type PrintName, pageSizes } from '#renderer/frame/print/print-address.ts';
import { ComplaintSlipPage } from '../../features/complaints/slip-page.tsx';
import { DaySheetPage } from '../../features/day-close/day-sheet-page.tsx';
import { ReceiptPage } from '../../features/payments/receipt/receipt-page.tsx';
import { LegalAdvicePage, PosOnlyPage } from '../../features/payments/receipt/slip-pages.tsx';

export type PrintPage = { name: PrintName; pageSize: PageSize; page: ComponentType<{ id: string }> };

const components: Readonly<Record<PrintName, ComponentType<{ id: string }>>> = {
  'day-sheet': DaySheetPage,
  receipt: ReceiptPage,
  'pos-only': PosOnlyPage,
  'legal-advice': LegalAdvicePage,
  'complaint-slip': ComplaintSlipPage,
};

/** The page and id that an address asks for, or null when it is no print address. */
export function readPrintRoute(path: string): { page: PrintPage; id: string } | null {
  const [, name, id] = /^\/print\/([\w-]+)\/([\w-]+)$/.exec(path) ?? [];
  if (name === undefined || id === undefined || !isPrintName(name)) return null;
  return { page: { name, pageSize: pageSizes[name], page: components[name] }, id };
}

function isPrintName(name: string): name is PrintName {
  return Object.hasOwn(components, name);
}
