// The pages that can be printed, by the name in their address: /print/<name>/<id>, and another paper behind it. Preview, printer and PDF all show
// the same component. Adding one: its paper in print-address.ts, one entry here, and a component that calls usePrintReady.
import type { ComponentType } from 'react';
import { DepartureLetterPage } from '#renderer/features/access/departures/letter-page.tsx';
import { TransferLettersPage } from '#renderer/features/access/postings/letters-page.tsx';
import { CodesPage } from '#renderer/features/access/second-factor/codes-page.tsx';
import {
  EquipmentCheckPage,
  EquipmentLabelsPage,
} from '#renderer/features/assets/equipment/equipment-pages.tsx';
import { TrainingRecordPage } from '#renderer/features/assets/training/training-record-page.tsx';
import { DaySheetPage } from '#renderer/features/closing/day-close/day-sheet-page.tsx';
import { ComplaintSlipPage } from '#renderer/features/counter/complaints/slip-page.tsx';
import { RateBoardPage } from '#renderer/features/counter/fees/board/rate-board-page.tsx';
import { RefusalNotePage } from '#renderer/features/counter/identity/refusal-note-page.tsx';
import { ReceiptPage } from '#renderer/features/counter/payments/receipt/receipt-page.tsx';
import { LegalAdvicePage, PosOnlyPage } from '#renderer/features/counter/payments/receipt/slip-pages.tsx';
import { QueueTicketPage } from '#renderer/features/counter/queue/ticket-page.tsx';
import { InspectionProtocolPage } from '#renderer/features/oversight/inspection-lines/protocol-page.tsx';
import { ComplianceReportPage } from '#renderer/features/oversight/reports/compliance-report-page.tsx';
import { PeriodReportPage } from '#renderer/features/oversight/reports/period-report-page.tsx';
import {
  ViolationReportPage,
  ViolationSlipPage,
} from '#renderer/features/oversight/violations/report-pages.tsx';
import { RecoveryCodePage } from '#renderer/features/replication/recovery/recovery-code-page.tsx';
import {
  type PageSize,
  type PrintName,
  type PrintPageProps,
  pageSizes,
} from '#renderer/frame/print/print-address.ts';
import { TestPage } from './test-page.tsx';

export type PrintPage = { name: PrintName; pageSize: PageSize; page: ComponentType<PrintPageProps> };

const components: Readonly<Record<PrintName, ComponentType<PrintPageProps>>> = {
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
  'period-report': PeriodReportPage,
  'compliance-report': ComplianceReportPage,
  'inspection-protocol': InspectionProtocolPage,
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
