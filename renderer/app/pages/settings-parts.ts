// The parts of the settings, one on the screen at a time: what the whole office works by, and what each PC has for itself.
import { SystemsSection } from '#renderer/features/access/departures/systems-section.tsx';
import { ServicesSection } from '#renderer/features/access/postings/services-section.tsx';
import { SecondFactorSection } from '#renderer/features/access/second-factor/second-factor-section.tsx';
import { ClosuresSection } from '#renderer/features/assets/settings/closures-section.tsx';
import { ContactSection } from '#renderer/features/assets/settings/contact-section.tsx';
import { HistorySection } from '#renderer/features/assets/settings/history-section.tsx';
import { LimitSection } from '#renderer/features/assets/settings/limit-section.tsx';
import { OfficeNameSection } from '#renderer/features/assets/settings/office-name-section.tsx';
import { PeersSection } from '#renderer/features/assets/settings/peers-section.tsx';
import { PrintersSection } from '#renderer/features/assets/settings/printers-section.tsx';
import { RatesSection } from '#renderer/features/assets/settings/rates-section.tsx';
import { ReadySection } from '#renderer/features/assets/settings/ready-section.tsx';
import { ReceiptPaperSection } from '#renderer/features/assets/settings/receipt-paper-section.tsx';
import { ScaleSection } from '#renderer/features/assets/settings/scale-section.tsx';
import { TariffsSection } from '#renderer/features/assets/settings/tariffs-section.tsx';
import { TerminalsSection } from '#renderer/features/assets/settings/terminals-section.tsx';
import { AskedControls } from '#renderer/features/closing/day-close/asked-controls.tsx';
import { MatchingRulesSection } from '#renderer/features/closing/day-close/matching-rules-section.tsx';
import { ScheduleSection } from '#renderer/features/closing/premises/schedule-section.tsx';
import { ClientScreenSection } from '#renderer/features/counter/feedback/client-screen-section.tsx';
import { PointsSection } from '#renderer/features/counter/identity/points-section.tsx';
import { QueueSection } from '#renderer/features/counter/queue/queue-section.tsx';
import type { MessageId } from '#renderer/i18n/messages.ts';

export const settingsGroups = ['office', 'pc'] as const;

export type SettingsPart = {
  /** In the address after `/settings/`. */
  readonly id: string;
  readonly group: (typeof settingsGroups)[number];
  readonly label: MessageId;
  readonly screen: () => React.ReactNode;
  readonly isForManagers: boolean;
};

const forEverybody = (
  id: string,
  group: SettingsPart['group'],
  label: SettingsPart['label'],
  screen: SettingsPart['screen'],
): SettingsPart => ({ id, group, label, screen, isForManagers: false });
const forManagers = (...part: Parameters<typeof forEverybody>): SettingsPart => ({
  ...forEverybody(...part),
  isForManagers: true,
});

const parts: readonly [SettingsPart, ...SettingsPart[]] = [
  forEverybody('tariffs', 'office', 'settings.tariffs', TariffsSection),
  forEverybody('rates', 'office', 'settings.rates', RatesSection),
  forEverybody('terminals', 'office', 'settings.terminals', TerminalsSection),
  forEverybody('closures', 'office', 'settings.closures', ClosuresSection),
  forManagers('schedule', 'office', 'premises.schedule', ScheduleSection),
  forManagers('name', 'office', 'settings.officeName', OfficeNameSection),
  forEverybody('contact', 'office', 'settings.contact', ContactSection),
  forEverybody('queue', 'office', 'queue.settings', QueueSection),
  forEverybody('pcs', 'office', 'peers.title', PeersSection),
  forManagers('systems', 'office', 'departures.systems', SystemsSection),
  forManagers('services', 'office', 'postings.services', ServicesSection),
  forManagers('second-factor', 'office', 'secondFactor.title', SecondFactorSection),
  forEverybody('limit', 'office', 'settings.limit', LimitSection),
  forManagers('matching-rules', 'office', 'dayClose.rules', MatchingRulesSection),
  forManagers('not-confirmed', 'office', 'identity.points', PointsSection),
  forManagers('asked', 'office', 'controls.asked', AskedControls),
  forManagers('history', 'office', 'settings.history', HistorySection),
  forManagers('ready', 'office', 'settings.ready', ReadySection),
  forEverybody('receipt-paper', 'pc', 'settings.receiptPaper', ReceiptPaperSection),
  forEverybody('printers', 'pc', 'settings.printers', PrintersSection),
  forEverybody('scale', 'pc', 'settings.scale', ScaleSection),
  forManagers('client-screen', 'pc', 'feedback.screen', ClientScreenSection),
];

/** The parts that somebody may open. */
export const partsOf = (isManager: boolean): readonly SettingsPart[] =>
  parts.filter(({ isForManagers }) => isManager || !isForManagers);

/** The part that an address names; the first where it names none that somebody may open. */
export const partNamed = (id: string | undefined, isManager: boolean): SettingsPart =>
  partsOf(isManager).find((part) => part.id === id) ?? parts[0];
