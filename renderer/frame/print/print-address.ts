// The addresses of printed pages and the paper that each is for. No component: whatever prints may import this.

import type { ReactNode } from 'react';

export type PageSize = 'receipt80' | 'A5' | 'A4' | 'A3';

/** Every page that can be printed, by the name in its address, with its paper. */
export const pageSizes = {
  'day-sheet': 'A4',
  receipt: 'receipt80',
  'pos-only': 'receipt80',
  'legal-advice': 'receipt80',
  'complaint-slip': 'receipt80',
  'departure-letter': 'A4',
  'transfer-letters': 'A4',
  'refusal-note': 'receipt80',
  'queue-ticket': 'receipt80',
  'rate-board': 'A4',
  'training-record': 'A4',
  'equipment-labels': 'A4',
  'equipment-check': 'A4',
  'violation-report': 'A4',
  'violation-slip': 'receipt80',
  'period-report': 'A4',
  'compliance-report': 'A4',
  'inspection-protocol': 'A4',
  'test-page': 'A4',
  'recovery-code': 'A5',
  'one-time-codes': 'A5',
} as const satisfies Record<string, PageSize>;
export type PrintName = keyof typeof pageSizes;
/**
 * What every printed page is given: what it is of, and the paper that it goes on. `foot`: what each paper ends with where they are several;
 * null where the sheet has one foot.
 */
export type PrintPageProps = { id: string; paper: PageSize; foot: ReactNode };

/** `paper`: another one than the page's own. */
export type PrintAddress = { name: PrintName; id: string; paper?: PageSize };

/** The address of a printed page. */
export const printRoute = ({ name, id, paper }: PrintAddress): string =>
  `/print/${name}/${id}${paper === undefined ? '' : `/${paper}`}`;
