// The manager's view of everybody's work (D12, D19): what is out of proportion first, then the table of everybody with its
// chart, and one person's days.
import { useState } from 'react';
import { addDays } from '#core/foundation/calendar/business-day.ts';
import { sectionName } from '#renderer/features/access/postings/posting-labels.ts';
import { DistributionSection } from '#renderer/features/counter/feedback/distribution-section.tsx';
import { LoadingScreen } from '#renderer/frame/loading-screen.tsx';
import { useToday } from '#renderer/frame/use-office.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { DayField } from '#renderer/ui/day-field.tsx';
import { FieldRow, Page } from '#renderer/ui/page.tsx';
import { PageHeader } from '#renderer/ui/page-header.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { SharingSection } from '../shifts/sharing-section.tsx';
import { AnomaliesSection } from './anomalies-section.tsx';
import { HoursSection } from './hours-section.tsx';
import { PersonDays } from './person-days.tsx';
import { WorkSection } from './work-section.tsx';

const spans = { day: 1, week: 7, month: 30 } as const;
type SpanName = keyof typeof spans;

export function SupervisionScreen() {
  const text = useText();
  const today = useToday();
  const [last, setLast] = useState<string | null>(null);
  const [span, setSpan] = useState<SpanName>('day');
  const [personId, setPersonId] = useState<string | null>(null);
  if (today === null) return <LoadingScreen />;
  const to = last ?? today;
  const days = { from: addDays(to, 1 - spans[span]), to };
  return (
    <>
      <PageHeader title={text('supervision.title')} description={text('supervision.what')} />
      <Page>
        <AnomaliesSection
          onShow={(shown) => {
            setPersonId(shown);
            setSpan('month');
            setLast(null);
          }}
        />
        <SharingSection />
        <FieldRow>
          <Select
            label={text('supervision.span')}
            choices={[
              { value: 'day', label: text('supervision.span.day') },
              { value: 'week', label: text('supervision.span.week') },
              { value: 'month', label: text('supervision.span.month') },
            ]}
            value={span}
            onChange={setSpan}
          />
          <DayField label={text('supervision.until')} day={to} onChange={setLast} />
        </FieldRow>
        <WorkSection days={days} onPerson={setPersonId} />
        {personId === null ? null : (
          <PersonDays personId={personId} days={days} onClose={() => setPersonId(null)} />
        )}
        <DistributionSection days={days} nameOf={(section) => sectionName(section, text)} />
        <HoursSection days={days} />
      </Page>
    </>
  );
}
