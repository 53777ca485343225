// The journal: what was recorded, by day, person and subject; what it says of one visit; and whether its chain holds.
import { useJournalFilter } from '#renderer/frame/journal-filter.ts';
import { LoadingScreen } from '#renderer/frame/loading-screen.tsx';
import { useToday } from '#renderer/frame/use-office.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Page } from '#renderer/ui/page.tsx';
import { PageHeader } from '#renderer/ui/page-header.tsx';
import { ChainsSection } from './chains-section.tsx';
import { RecordsOfDay } from './records-of-day.tsx';
import { VisitStory } from './visit-story.tsx';

export function JournalScreen() {
  const text = useText();
  const today = useToday();
  const { value: filter, keep } = useJournalFilter();
  if (today === null) return <LoadingScreen />;
  const day = filter.day ?? today;
  return (
    <>
      <PageHeader title={text('records.title')} description={text('records.what')} />
      <Page>
        {filter.visitId === null ? null : (
          <VisitStory visitId={filter.visitId} onClose={() => keep({ ...filter, visitId: null })} />
        )}
        <RecordsOfDay
          key={`${day} ${filter.personId} ${filter.group}`}
          day={day}
          filter={filter}
          onFilter={(changed) => keep({ ...filter, ...changed })}
        />
        <ChainsSection day={day} />
      </Page>
    </>
  );
}
