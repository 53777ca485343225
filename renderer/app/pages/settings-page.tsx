// What the office works by: tariff versions, rates that other bodies set, designated terminals, closed days. The manager enters,
// a second person confirms with the figures before their eyes (D2, D4).

import { SystemsSection } from '#renderer/features/access/departures/systems-section.tsx';
import { ServicesSection } from '#renderer/features/access/postings/services-section.tsx';
import { SecondFactorSection } from '#renderer/features/access/second-factor/second-factor-section.tsx';
import { ClosuresSection } from '#renderer/features/assets/settings/closures-section.tsx';
import { ContactSection } from '#renderer/features/assets/settings/contact-section.tsx';
import { HistorySection } from '#renderer/features/assets/settings/history-section.tsx';
import { LimitSection } from '#renderer/features/assets/settings/limit-section.tsx';
import { PeersSection } from '#renderer/features/assets/settings/peers-section.tsx';
import { PrintersSection } from '#renderer/features/assets/settings/printers-section.tsx';
import { RatesSection } from '#renderer/features/assets/settings/rates-section.tsx';
import { ReceiptPaperSection } from '#renderer/features/assets/settings/receipt-paper-section.tsx';
import { ScaleSection } from '#renderer/features/assets/settings/scale-section.tsx';
import { TariffsSection } from '#renderer/features/assets/settings/tariffs-section.tsx';
import { TerminalsSection } from '#renderer/features/assets/settings/terminals-section.tsx';
import { useIsManager } from '#renderer/features/assets/settings/use-is-manager.ts';
import { ScheduleSection } from '#renderer/features/closing/premises/schedule-section.tsx';
import { ClientScreenSection } from '#renderer/features/counter/feedback/client-screen-section.tsx';
import { QueueSection } from '#renderer/features/counter/queue/queue-section.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { Page } from '#renderer/ui/page.tsx';
import { PageHeader } from '#renderer/ui/page-header.tsx';

export function SettingsPage() {
  const text = useText();
  const isManager = useIsManager();
  return (
    <>
      <PageHeader title={text('settings.title')} />
      <Page>
        <TariffsSection />
        <RatesSection />
        <TerminalsSection />
        <ClosuresSection />
        {isManager ? <ScheduleSection /> : null}
        <ContactSection />
        <ReceiptPaperSection />
        <PrintersSection />
        <ScaleSection />
        <QueueSection />
        {isManager ? <ClientScreenSection /> : null}
        <PeersSection />
        {isManager ? <SystemsSection /> : null}
        {isManager ? <ServicesSection /> : null}
        {isManager ? <SecondFactorSection /> : null}
        <LimitSection />
        {isManager ? <HistorySection /> : null}
      </Page>
    </>
  );
}
