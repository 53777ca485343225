// What the province understands of an entry: which types and versions, and what of it is not a sum (those are
// day-totals.ts). Schemas ask only for what is counted; everything else in a body is the office's own business.
import { z } from 'zod';
import { daySchema } from '#core/foundation/wire/contract.ts';
import type { DayTotalName } from './day-totals.ts';
import type { OfficeDayChange } from './office-day.ts';

/** `day` is the business day that is changed when it is not the entry's own: a day may be closed on a later one. */
type Change = Omit<OfficeDayChange, DayTotalName> & { day?: string | undefined };
export type EntryType = {
  versions: readonly number[];
  /** What the entry says of a day beside what adds up, or null when its body is not valid. */
  understand(body: Record<string, unknown>, at: string): Change | null;
};

const forDay = z.object({ forDay: daySchema.optional() });
const dayAct = forDay.extend({ turn: z.int().min(1).optional() });

function counted<Schema extends z.ZodType>(
  schema: Schema,
  change: (body: z.output<Schema>, at: string) => Change,
): EntryType {
  return {
    versions: [1],
    understand(body, at) {
      const read = schema.safeParse(body);
      return read.success ? change(read.data, at) : null;
    },
  };
}

/** Known and kept; what adds up of it is in day-totals.ts. */
const kept = counted(z.unknown(), () => ({}));

export const entryTypes: ReadonlyMap<string, EntryType> = new Map<string, EntryType>([
  ['office.set_up', kept],
  ['device.enrolled', kept],
  ['device.epoch_opened', kept],
  ['device.admitted', kept],
  ['device.removed', kept],
  ['device.rewound', kept],
  ['store.rewound', kept],
  ['store.exported', kept],
  ['store.recovery_code_made', kept],
  ['store.key_released', kept],
  ['store.tables_repaired', kept],
  ['store.journal_damaged', kept],

  ['photo.kept', kept],

  ['training.topic_added', kept],
  ['training.topic_ended', kept],
  ['training.session_held', kept],
  ['training.attendance_confirmed', kept],
  ['training.attendance_withdrawn', kept],
  ['notice.published', kept],
  ['notice.acknowledged', kept],
  ['notice.answered_wrongly', kept],
  ['notice.withdrawn', kept],

  ['equipment.registered', kept],
  ['equipment.handed_over', kept],
  ['equipment.handover_answered', kept],
  ['equipment.recovered', kept],
  ['equipment.fault_reported', kept],
  ['equipment.repaired', kept],
  ['equipment.looked_at', kept],
  ['equipment.written_off', kept],
  ['equipment.check_closed', kept],
  ['handover.offered', kept],
  ['handover.answered', kept],
  ['queue.switched', kept],
  ['ticket.issued', kept],
  ['ticket.called', kept],
  ['ticket.called_again', kept],
  ['ticket.released', kept],
  ['ticket.served', kept],
  ['ticket.taken_back', kept],
  ['feedback.counted', kept],

  ['posting.section_listed', kept],
  ['posting.service_placed', kept],
  ['posting.section_ended', kept],
  ['posting.transfer_withdrawn', kept],
  ['posting.introduced', kept],
  ['posting.transferred', kept],

  ['departure.system_listed', kept],
  ['departure.system_ended', kept],
  ['departure.checklist_begun', kept],
  ['departure.access_cut', kept],
  ['departure.closed', kept],
  ['departure.drafts_left', kept],
  ['departure.drafts_taken', kept],
  ['second_factor.key_registered', kept],
  ['second_factor.key_removed', kept],
  ['second_factor.key_used', kept],
  ['second_factor.counted_back', kept],
  ['second_factor.codes_made', kept],
  ['second_factor.code_used', kept],
  ['second_factor.requirement_set', kept],
  ['second_factor.restored', kept],
  ['second_factor.restore_refused', kept],
  ['shift.week_set', kept],
  ['shift.leave_recorded', kept],
  ['shift.leave_withdrawn', kept],
  ['shift.hands_changed', kept],
  ['shift.sign_explained', kept],

  ['clock.doubted', kept],
  ['clock.confirmed', kept],

  ['staff.registered', kept],
  ['staff.supervision_file_recorded', kept],
  ['staff.inquiry_requested', kept],
  ['staff.clearance_recorded', kept],
  ['staff.clearance_withdrawn', kept],
  ['staff.activated', kept],
  ['staff.password_chosen', kept],
  ['staff.password_reset', kept],
  ['staff.pin_set', kept],
  ['staff.sign_in_noted', kept],
  ['staff.cut_off', kept],
  ['staff.cut_off_reach_noted', kept],
  ['staff.return_noted', kept],
  ['staff.lease_passed', kept],
  ['emergency.begun', kept],
  ['emergency.ended', kept],

  [
    'premises.checked',
    counted(z.object({ item: z.string(), result: z.enum(['passed', 'failed']) }), ({ item, result }, at) =>
      item === 'sign_127' ? { sign127: { ok: result === 'passed', at } } : {},
    ),
  ],
  ['premises.rhythm_set', kept],
  ['premises.action_planned', kept],
  ['premises.action_completed', kept],
  ['premises.action_judged', kept],
  ['inbox.received', kept],
  ['inbox.handled', kept],
  ['inbox.corrected', kept],
  ['closure.declared', kept],
  ['closure.withdrawn', kept],

  ['day.opened', counted(z.unknown(), (_body, at) => ({ openedAt: at }))],
  ['day.closed', counted(dayAct, ({ forDay: day, turn = 0 }, at) => ({ day, closed: { turn, at } }))],
  ['day.reopened', counted(dayAct, ({ forDay: day, turn = 0 }, at) => ({ day, reopened: { turn, at } }))],

  ['psp.imported', kept],
  ['psp.file_kept', kept],
  ['psp.zero_declared', kept],
  ['psp.columns_mapped', kept],
  ['settlement.matched_by_hand', kept],
  ['settlement.match_withdrawn', kept],
  ['settlement.limit_set', kept],
  ['settlement.explained', counted(forDay, (body) => ({ day: body.forDay }))],

  ['visit.opened', kept],
  ['visit.completed', kept],
  ['visit.cancelled', kept],
  ['visit.client_corrected', kept],
  ['visit.filed', kept],
  ['visit.reason_given', kept],
  ['client.viewed', kept],
  ['record.viewed', kept],
  ['client.many_viewed', kept],
  ['inspection.opened', kept],
  ['inspection.begun', kept],
  ['inspection.resumed', kept],
  ['inspection.ended', kept],
  ['inspection.refused', kept],
  ['client.many_viewed_answered', kept],
  ['supervision.explained', kept],
  ['office.hours_set', kept],
  ['violation.reported', kept],
  ['violation.sealed', kept],
  ['violation.answered', kept],
  ['advice.referred', kept],
  ['act.withdrawn', kept],

  ['identity.verified', kept],
  ['identity.refused', kept],
  ['identity.escalated', kept],
  ['identity.resumed', kept],
  ['identity.memory_noted', kept],
  ['identity.sana_registered', kept],

  ['tariff.proposed', kept],
  ['tariff.confirmed', kept],
  ['tariff.external_rate_set', kept],
  ['fee.charged', kept],
  ['fee.reduction_given', kept],
  ['fee.charge_cancelled', kept],
  ['tariff.external_rate_proposed', kept],
  ['tariff.external_rate_confirmed', kept],
  ['tariff.board_printed', kept],
  ['tariff.board_hung', kept],
  ['print.ended', kept],
  ['print.kept', kept],
  ['printer.chosen', kept],
  ['screen.scale_chosen', kept],

  ['payment.recorded', kept],
  ['payment.reversed', kept],
  ['payment.taken_otherwise', kept],
  ['cash.offered', kept],
  ['receipt.printed', kept],
  ['receipt.paper_chosen', kept],
  ['terminal.proposed', kept],
  ['terminal.confirmed', kept],
  ['terminal.registered', kept],
  ['terminal.retired', kept],

  ['complaint.registered', kept],
  ['complaint.addendum_added', kept],
  ['complaint.linked', kept],
]);
