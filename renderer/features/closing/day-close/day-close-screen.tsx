// The close of a day: steps that can be left and resumed, then the manager's password over everything (D21).
// Only core decides whether the day may be closed; the screen says why it may not yet.
import { useState } from 'react';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import { LoadingScreen } from '#renderer/frame/loading-screen.tsx';
import { useOffice } from '#renderer/frame/use-office.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { DayField } from '#renderer/ui/day-field.tsx';
import { FieldRow, Page } from '#renderer/ui/page.tsx';
import { PageHeader } from '#renderer/ui/page-header.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { ClosedDay } from './closed-day.tsx';
import { OpenDay } from './open-day.tsx';

export function DayCloseScreen() {
  const { office } = useOffice();
  const { data: card } = useDeskQuery(deskQueries.premises.morningCard.queryOptions());
  if (office === null || card === undefined) return <LoadingScreen />;
  const { previousDayState: previous } = card;
  // A day that was left open comes first.
  return <ChosenDay initial={previous?.state === 'open' ? previous.day : office.day} />;
}

function ChosenDay({ initial }: { initial: string }) {
  const text = useText();
  const [day, setDay] = useState(initial);
  const { data: overview, problem } = useDeskQuery(deskQueries.dayClose.overview.queryOptions({ day }));
  const chooser = <DayField label={text('dayClose.day')} day={day} onChange={setDay} />;
  if (overview === undefined) {
    return (
      <>
        <PageHeader title={text('dayClose.title')} />
        <Page>
          <FieldRow>{chooser}</FieldRow>
          {problem === null ? <LoadingScreen /> : <ProblemNotice problem={problem} />}
        </Page>
      </>
    );
  }
  return overview.state === 'closed' ? (
    <ClosedDay overview={overview} chooser={chooser} />
  ) : (
    <OpenDay key={day} overview={overview} chooser={chooser} onChoose={setDay} />
  );
}
