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
import { ScheduleSection } from '#renderer/features/closing/premises/schedule-section.tsx';
import { ClientScreenSection } from '#renderer/features/counter/feedback/client-screen-section.tsx';
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

const everyones = (
  id: string,
  group: SettingsPart['group'],
  label: SettingsPart['label'],
  screen: SettingsPart['screen'],
): SettingsPart => ({ id, group, label, screen, isForManagers: false });
const managers = (...part: Parameters<typeof everyones>): SettingsPart => ({
  ...everyones(...part),
  isForManagers: true,
});

const parts: readonly [SettingsPart, ...SettingsPart[]] = [
  everyones('tariffs', 'office', 'settings.tariffs', TariffsSection),
  everyones('rates', 'office', 'settings.rates', RatesSection),
  everyones('terminals', 'office', 'settings.terminals', TerminalsSection),
  everyones('closures', 'office', 'settings.closures', ClosuresSection),
  managers('schedule', 'office', 'premises.schedule', ScheduleSection),
  managers('name', 'office', 'settings.officeName', OfficeNameSection),
  everyones('contact', 'office', 'settings.contact', ContactSection),
  everyones('queue', 'office', 'queue.settings', QueueSection),
  everyones('pcs', 'office', 'peers.title', PeersSection),
  managers('systems', 'office', 'departures.systems', SystemsSection),
  managers('services', 'office', 'postings.services', ServicesSection),
  managers('second-factor', 'office', 'secondFactor.title', SecondFactorSection),
  everyones('limit', 'office', 'settings.limit', LimitSection),
  managers('history', 'office', 'settings.history', HistorySection),
  managers('ready', 'office', 'settings.ready', ReadySection),
  everyones('receipt-paper', 'pc', 'settings.receiptPaper', ReceiptPaperSection),
  everyones('printers', 'pc', 'settings.printers', PrintersSection),
  everyones('scale', 'pc', 'settings.scale', ScaleSection),
  managers('client-screen', 'pc', 'feedback.screen', ClientScreenSection),
];

/** The parts that somebody may open. */
export const partsOf = (isManager: boolean): readonly SettingsPart[] =>
  parts.filter(({ isForManagers }) => isManager || !isForManagers);

/** The part that an address names; the first where it names none that somebody may open. */
export const partNamed = (id: string | undefined, isManager: boolean): SettingsPart =>
  partsOf(isManager).find((part) => part.id === id) ?? parts[0];
