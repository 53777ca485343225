// What can be wrong at settlement, what was seen and how it is settled, each as one sentence.
import type { ExceptionView } from '#core/closing/day-close/contract.ts';
import {
  type AnyExceptionKind,
  type ExplanationReason,
  unpaidKinds,
} from '#core/closing/day-close/explanations/contract.ts';
import type { MatchWord } from '#core/foundation/settlement/matching/contract.ts';
import type { MessageId } from '#renderer/i18n/messages.ts';

export const kindWords: Record<AnyExceptionKind, MessageId> = {
  in_psp_not_in_app: 'dayClose.kind.inPspNotInApp',
  in_app_not_in_psp: 'dayClose.kind.inAppNotInPsp',
  amount_differs: 'dayClose.kind.amountDiffers',
  duplicate_rrn: 'dayClose.kind.duplicateRrn',
  reversed: 'dayClose.kind.reversed',
  pending_reversal: 'dayClose.kind.pendingReversal',
  wrong_terminal: 'dayClose.kind.wrongTerminal',
  after_close: 'dayClose.kind.afterClose',
  over_tariff: 'dayClose.kind.overTariff',
  under_tariff: 'dayClose.kind.underTariff',
  match_proposed: 'dayClose.kind.matchProposed',
  served_payment_reversed: 'dayClose.kind.servedPaymentReversed',
  served_charge_cancelled: 'dayClose.kind.servedChargeCancelled',
  verified_cancelled_unpaid: 'dayClose.kind.verifiedCancelledUnpaid',
  served_underpaid: 'dayClose.kind.servedUnderpaid',
  rrn_on_two_payments: 'dayClose.kind.rrnOnTwoPayments',
  day_opened_twice: 'dayClose.kind.dayOpenedTwice',
  day_closed_twice: 'dayClose.kind.dayClosedTwice',
  worked_after_cut_off: 'dayClose.kind.workedAfterCutOff',
  complaint_number_twice: 'dayClose.kind.complaintNumberTwice',
  visit_number_twice: 'dayClose.kind.visitNumberTwice',
  store_rewound: 'dayClose.kind.storeRewound',
  entries_taken_back: 'dayClose.kind.takenBack',
  tables_changed: 'dayClose.kind.tablesChanged',
  journal_damaged: 'dayClose.kind.journalDamaged',
  brought_by_removed_pc: 'dayClose.kind.removedPc',
  identity_decided_apart: 'dayClose.kind.decidedApart',
  charged_apart: 'dayClose.kind.chargedApart',
};

export const reasonWords: Record<ExplanationReason, MessageId> = {
  slip_seen_bank_follows: 'dayClose.reason.slipSeen',
  report_incomplete: 'dayClose.reason.reportIncomplete',
  number_mistyped: 'dayClose.reason.numberMistyped',
  service_recorded_later: 'dayClose.reason.recordedLater',
  money_returned: 'dayClose.reason.moneyReturned',
  reversal_under_way: 'dayClose.reason.reversalUnderWay',
  reversed_by_terminal: 'dayClose.reason.reversedByTerminal',
  same_slip_on_two_pcs: 'dayClose.reason.sameSlip',
  repeated_by_psp: 'dayClose.reason.repeatedByPsp',
  other_terminal_used: 'dayClose.reason.otherTerminal',
  belongs_to_former_day: 'dayClose.reason.formerDay',
  amount_corrected_by_reversal: 'dayClose.reason.amountCorrected',
  official_total_differs: 'dayClose.reason.officialTotal',
  pcs_were_apart: 'dayClose.reason.pcsApart',
  older_copy_put_back: 'dayClose.reason.olderCopy',
  pc_was_damaged: 'dayClose.reason.pcDamaged',
  client_left_unpaid: 'dayClose.reason.leftUnpaid',
  charged_by_mistake: 'dayClose.reason.chargedByMistake',
  paid_in_another_visit: 'dayClose.reason.otherVisit',
  reported_to_127: 'dayClose.reason.reported127',
  other: 'dayClose.reason.other',
};

export const matchWordTexts: Record<MatchWord, MessageId> = {
  chosen_by_manager: 'dayClose.word.chosenByManager',
  rrn_same: 'dayClose.word.rrnSame',
  rrn_nearly_same: 'dayClose.word.rrnNearlySame',
  rrn_differs: 'dayClose.word.rrnDiffers',
  rrn_missing: 'dayClose.word.rrnMissing',
  stan_same: 'dayClose.word.stanSame',
  stan_nearly_same: 'dayClose.word.stanNearlySame',
  stan_differs: 'dayClose.word.stanDiffers',
  stan_missing: 'dayClose.word.stanMissing',
  terminal_same: 'dayClose.word.terminalSame',
  terminal_differs: 'dayClose.word.terminalDiffers',
  amount_same: 'dayClose.word.amountSame',
  amount_differs: 'dayClose.word.amountDiffers',
  card_same: 'dayClose.word.cardSame',
  card_differs: 'dayClose.word.cardDiffers',
  card_missing: 'dayClose.word.cardMissing',
  date_same: 'dayClose.word.dateSame',
  date_one_day_apart: 'dayClose.word.dateOneDayApart',
  date_far_apart: 'dayClose.word.dateFarApart',
  time_within_ten_minutes: 'dayClose.word.timeWithinTenMinutes',
  time_within_an_hour: 'dayClose.word.timeWithinAnHour',
  paired_with_another: 'dayClose.word.pairedWithAnother',
  several_report_rows: 'dayClose.word.severalReportRows',
};

type SawNote = NonNullable<ExceptionView['saw']>['note'];

/** By the matcher's note; a pair says its words instead. */
export const sawWords: Readonly<Record<Exclude<SawNote, 'pair'>, MessageId>> = {
  no_report_for_terminal: 'dayClose.saw.noReport',
  not_in_report: 'dayClose.saw.notInReport',
  no_payment: 'dayClose.saw.noPayment',
  failed_at_psp: 'dayClose.saw.failedAtPsp',
  several_candidates: 'dayClose.saw.severalCandidates',
  rrn_used_before: 'dayClose.saw.rrnUsedBefore',
  rrn_twice_in_report: 'dayClose.saw.rrnTwice',
  terminal_not_designated: 'dayClose.saw.notDesignated',
  terminal_differs: 'dayClose.saw.terminalDiffers',
  reversed_only_at_psp: 'dayClose.saw.reversedOnlyAtPsp',
  reversal_without_purchase: 'dayClose.saw.reversalWithoutPurchase',
  bought_and_reversed_only_at_psp: 'dayClose.saw.boughtAndReversed',
  reversed_and_never_at_psp: 'dayClose.saw.reversedNeverAtPsp',
  reversal_not_in_report: 'dayClose.saw.reversalNotInReport',
  reversal_requested: 'dayClose.saw.reversalRequested',
  belongs_to_closed_day: 'dayClose.saw.belongsToClosedDay',
  not_as_charged: 'dayClose.saw.notAsCharged',
};

const kindsOfVisit: readonly AnyExceptionKind[] = [...unpaidKinds, 'identity_decided_apart', 'charged_apart'];

/** Its subject is the number of a visit, to which it leads. */
export const isOfVisit = (kind: AnyExceptionKind): boolean => kindsOfVisit.includes(kind);
