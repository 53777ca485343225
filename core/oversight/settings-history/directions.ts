// Every setting of the office, and which way it weakens a control (D20.65): the one list. A setting that is not in it does not compile.
// What bounds a control and is no setting at all stands below the list: nobody in the office can change it (D20.161).
import type { Control } from '#core/access/controls/contract.ts';
import { longestClearanceYears, sessionLimits } from '#core/access/staff/rules.ts';
import { activatedLongAgoDays, secondPersonAfterDays } from '#core/access/staff/second-person.ts';
import { reachDays } from '#core/closing/day-close/ledger/alone.ts';
import { termDays } from '#core/foundation/settlement/ledger/open-difference.ts';
import type { SettingKind, SettingRegister } from './contract.ts';

/**
 * A control: set the one way by the manager, the other way by two. `two_people`: each one of it is confirmed by a second person (D2,
 * D4). `own_rule`: it is bounded by a rule of its own. `none`: it weakens nothing.
 */
export type Direction = Control | 'two_people' | 'own_rule' | 'none';
export type Setting = SettingKind | SettingRegister | 'outside_system' | 'training_topic';

export const directions: Readonly<Record<Setting, Direction>> = {
  limit: 'limit',
  hours: 'hours',
  rhythm: 'rhythm',
  check_rhythm: 'rhythm',
  outside_system: 'outside_system',
  // Who is not taught it any more is overdue in nothing.
  training_topic: 'training_topic',
  second_factor: 'second_factor',
  // Whatever answers at an address speaks of money, so each change takes two.
  terminal_connection: 'terminal_connection',
  // On, it says of a pair what a person would have to say; off, nothing.
  matching_rule: 'matching_rule',
  // Strict until the judiciary confirms it, or two people loosen it.
  identity_point: 'identity_point',
  control_loosened: 'none',
  tariff: 'two_people',
  tariff_entered: 'two_people',
  tariff_confirmed: 'two_people',
  rate: 'two_people',
  rate_entered: 'two_people',
  rate_confirmed: 'two_people',
  terminal_entered: 'two_people',
  terminal_confirmed: 'two_people',
  // A terminal that ended takes no payment, and days that knew it still answer for it (D2.14).
  terminal_ended: 'own_rule',
  // With a source, within three days, sixty a year (D7.6).
  closure_declared: 'own_rule',
  closure_withdrawn: 'own_rule',
  // A report that was read by columns of the office's own says so on the sheet (F9).
  mapping: 'own_rule',
  // Work outside the office's hours is counted whatever the week of a person says (D12.5).
  week: 'own_rule',
  // Who serves in which section is said by letters (D11.12); away from its usual one a service moves by two (D11.246).
  service: 'service_section',
  service_placed: 'service_section',
  // The board of the rates in force is asked for every day (D5.3).
  board: 'own_rule',
  board_printed: 'own_rule',
  board_hung: 'own_rule',
  // Off only while nobody waits: no turn is lost by it (D14.240).
  queue: 'own_rule',
  receipt_paper: 'none',
  printer: 'none',
  // Nothing is taken in by itself from it (F50).
  report_folder: 'none',
  scale: 'none',
  contact: 'none',
  // With the manager's password and a reason (D20.80).
  office_name: 'own_rule',
};

/** Years, milliseconds and days that no procedure sets: the same in every office (D20.161). */
export const fixedBounds = {
  longest_clearance: longestClearanceYears,
  idle_time: sessionLimits.idleMs,
  session: sessionLimits.ageMs,
  second_person_registered: secondPersonAfterDays,
  independent_again: activatedLongAgoDays,
  one_word_again: reachDays,
  difference_awaited: termDays,
} as const;
