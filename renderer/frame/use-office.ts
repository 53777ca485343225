// The office of this PC: its name, whether it is a demonstration, and today's business day.

import type { OfficeStatus } from '#core/app/first-run/contract.ts';
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import { deskQueries } from '../api/queries.ts';
import { useDeskQuery } from '../api/use-desk.ts';

export type Office = Extract<OfficeStatus, { state: 'ready' }>;
export type OfficeReading = {
  status: OfficeStatus | undefined;
  /** Null before the first run and until the first answer. */
  office: Office | null;
  problem: Problem | null;
  refetch: () => void;
};

export function useOffice(): OfficeReading {
  const { data, problem, refetch } = useDeskQuery(deskQueries.office.status.queryOptions());
  return { status: data, office: data?.state === 'ready' ? data : null, problem, refetch };
}

/** The business day now (YYYY-MM-DD), as the application says it; null until its first answer. */
export function useToday(): string | null {
  return useOffice().status?.day ?? null;
}
