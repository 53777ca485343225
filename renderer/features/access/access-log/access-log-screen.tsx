// Who looked at what: every view of a full identifier, a phone or a kept file, by day and person, and the signs that
// somebody looked at very many within minutes (D16). Clients are masked here too.
import { useState } from 'react';
import { LoadingScreen } from '#renderer/frame/loading-screen.tsx';
import { useToday } from '#renderer/frame/use-office.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Page } from '#renderer/ui/page.tsx';
import { PageHeader } from '#renderer/ui/page-header.tsx';
import { AccessOfDay } from './access-of-day.tsx';
import { AlertsSection } from './alerts-section.tsx';

export function AccessLogScreen() {
  const text = useText();
  const today = useToday();
  const [day, setDay] = useState<string | null>(null);
  const [personId, setPersonId] = useState<string | null>(null);
  if (today === null) return <LoadingScreen />;
  return (
    <>
      <PageHeader title={text('accessLog.title')} description={text('accessLog.what')} />
      <Page>
        <AlertsSection
          onShow={(alert) => {
            setDay(alert.day);
            setPersonId(alert.personId);
          }}
        />
        <AccessOfDay day={day ?? today} personId={personId} onDay={setDay} onPerson={setPersonId} />
      </Page>
    </>
  );
}
