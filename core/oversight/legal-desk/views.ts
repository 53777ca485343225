// What the legal expert's home shows, from what other duties recorded. Nothing of a client is in it.
import { missingYearly, type TrainingViewReads } from '#core/assets/training/views.ts';
import type { ComplaintsReads } from '#core/counter/complaints/queries.ts';
import { escalationReasonSchema } from '#core/counter/identity/contract.ts';
import type { IdentityReads } from '#core/counter/identity/queries.ts';
import { addDays } from '#core/foundation/calendar/business-day.ts';
import type { InspectionLineReads } from '#core/oversight/inspection-lines/queries.ts';
import { conductDays, type LegalDesk } from './contract.ts';

export type LegalDeskReads = Pick<TrainingViewReads, 'training' | 'staff'> & {
  readonly identity: Pick<IdentityReads, 'escalated'>;
  readonly complaints: Pick<ComplaintsReads, 'list' | 'isAbout'>;
  readonly inspectionLines: Pick<InspectionLineReads, 'complaintsOf' | 'referrals'>;
};

/** The home of a legal expert on a business day (D20.121): what is about the reader is not in it (D7.9). */
export function legalDesk(reads: LegalDeskReads, readerId: string, today: string): LegalDesk {
  const span = { from: addDays(today, 1 - conductDays), to: today };
  const told = reads.inspectionLines
    .complaintsOf(span)
    .filter((one) => !reads.complaints.isAbout(one, readerId));
  const countOf = (category: string): number => told.filter((one) => one.category === category).length;
  return {
    escalations: reads.identity.escalated().map(({ visitId, number, day, reasonCode, at, byName }) => ({
      ...{ visitId, number, day, at, byName },
      reasonCode: escalationReasonSchema.safeParse(reasonCode).data ?? null,
    })),
    complaints: reads.complaints
      .list('open', today, readerId)
      .rows.filter(({ kind, aboutManager }) => kind === 'complaint' && !aboutManager)
      .map(({ complaintId, number, deskNumber, category, day, dueDay, workingDaysLeft, overdue }) => ({
        ...{ complaintId, number, deskNumber, category, day, dueDay, workingDaysLeft, overdue },
      })),
    conduct: {
      referrals: reads.inspectionLines.referrals(span).reduce((sum, { count }) => sum + count, 0),
      adviceComplaints: countOf('legal_advice'),
      conductComplaints: countOf('conduct'),
      missingNotices: [...missingYearly(reads)],
    },
  };
}
