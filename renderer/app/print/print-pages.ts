// The pages that can be printed, by the name in their address: /print/<name>/<id>, and another paper behind it. Preview, printer and PDF all show
// the same component. Adding one: its paper in print-address.ts, one entry here, and a component that calls usePrintReady.
import type { ComponentType } from 'react';
import { type PageSize, type PrintName, pageSizes } from '#renderer/frame/print/print-address.ts';
import { ComplaintSlipPage } from '../../features/complaints/slip-page.tsx';
import { DaySheetPage } from '../../features/day-close/day-sheet-page.tsx';
import { DepartureLetterPage } from '../../features/departures/letter-page.tsx';
import { EquipmentCheckPage, EquipmentLabelsPage } from '../../features/equipment/equipment-pages.tsx';
import { RateBoardPage } from '../../features/fees/board/rate-board-page.tsx';
import { RefusalNotePage } from '../../features/identity/refusal-note-page.tsx';
import { ReceiptPage } from '../../features/payments/receipt/receipt-page.tsx';
import { LegalAdvicePage, PosOnlyPage } from '../../features/payments/receipt/slip-pages.tsx';
import { TransferLettersPage } from '../../features/postings/letters-page.tsx';
import { QueueTicketPage } from '../../features/queue/ticket-page.tsx';
import { RecoveryCodePage } from '../../features/recovery/recovery-code-page.tsx';
import { CodesPage } from '../../features/second-factor/codes-page.tsx';
import { TrainingRecordPage } from '../../features/training/training-record-page.tsx';
import { ViolationReportPage, ViolationSlipPage } from '../../features/violations/report-pages.tsx';
import { TestPage } from './test-page.tsx';

export type PrintPage = { name: PrintName; pageSize: PageSize; page: ComponentType<{ id: string }> };

const components: Readonly<Record<PrintName, ComponentType<{ id: string }>>> = {
  'day-sheet': DaySheetPage,
  receipt: ReceiptPage,
  'pos-only': PosOnlyPage,
  'legal-advice': LegalAdvicePage,
  'complaint-slip': ComplaintSlipPage,
  'departure-letter': DepartureLetterPage,
  'transfer-letters': TransferLettersPage,
  'refusal-note': RefusalNotePage,
  'queue-ticket': QueueTicketPage,
  'rate-board': RateBoardPage,
  'training-record': TrainingRecordPage,
  'equipment-labels': EquipmentLabelsPage,
  'equipment-check': EquipmentCheckPage,
  'violation-report': ViolationReportPage,
  'violation-slip': ViolationSlipPage,
  'test-page': TestPage,
  'recovery-code': RecoveryCodePage,
  'one-time-codes': CodesPage,
};

/** The page and id that an address asks for, or null when it is no print address. */
export function readPrintRoute(path: string): { page: PrintPage; id: string } | null {
  const [, name, id, paper] = /^\/print\/([\w-]+)\/([\w-]+)(?:\/(receipt80|A5|A4|A3))?$/.exec(path) ?? [];
  if (name === undefined || id === undefined || !isPrintName(name)) return null;
  const pageSize = isPaper(paper) ? paper : pageSizes[name];
  return { page: { name, pageSize, page: components[name] }, id };
}

const isPaper = (paper: string | undefined): paper is PageSize => paper !== undefined;

function isPrintName(name: string): name is PrintName {
  return Object.hasOwn(components, name);
}
