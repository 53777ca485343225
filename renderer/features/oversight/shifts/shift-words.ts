// The words of signs, clocks and days.
import type { PersonShifts, SharingSign, SignKind } from '#core/oversight/shifts/contract.ts';
import type { MessageId } from '#renderer/i18n/messages.ts';

export const kindWords: Readonly<Record<SignKind, MessageId>> = {
  two_pcs: 'shifts.kind.two_pcs',
  typing: 'shifts.kind.typing',
  out_of_shift: 'shifts.kind.out_of_shift',
  changed_hands: 'shifts.kind.changed_hands',
};

export const clockWords: Readonly<Record<Exclude<SharingSign['clocks'], 'compared'>, MessageId>> = {
  not_compared: 'shifts.clocks.not_compared',
  doubted: 'shifts.clocks.doubted',
};

export const dayWords: Readonly<Record<PersonShifts['calendar'][number]['kind'], MessageId>> = {
  shift: 'shifts.dayKind.shift',
  off: 'shifts.dayKind.off',
  leave: 'shifts.dayKind.leave',
  holiday: 'shifts.dayKind.holiday',
  unset: 'shifts.dayKind.unset',
};

/** From Saturday to Friday. */
export const weekdayWords: readonly MessageId[] = [
  'shifts.weekday.0',
  'shifts.weekday.1',
  'shifts.weekday.2',
  'shifts.weekday.3',
  'shifts.weekday.4',
  'shifts.weekday.5',
  'shifts.weekday.6',
];
