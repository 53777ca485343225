// The close of a day: steps that can be left and resumed, then the manager's password over everything (D21).
// Only core decides whether the day may be closed; the screen says why it may not yet.
import { useState } from 'react';
import { LoadingScreen } from '#renderer/frame/loading-screen.tsx';
import { useOffice } from '#renderer/frame/use-office.ts';
import { deskQueries } from '../../api/queries.ts';
import { useDeskQuery } from '../../api/use-desk.ts';
import { useText } from '../../i18n/use-text.ts';
import { JalaliDateField } from '../../ui/jalali-date-field.tsx';
import { FieldRow, Page } from '../../ui/page.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
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
  // What cannot be read stays in its field and says so there; the day that is shown stays too.
  const [chosen, setChosen] = useState<string | null>(initial);
  const choose = (typed: string | null) => {
    setChosen(typed);
    if (typed !== null) setDay(typed);
  };
  const { data: overview, problem } = useDeskQuery(deskQueries.dayClose.overview.queryOptions({ day }));
  const chooser = <JalaliDateField label={text('dayClose.day')} day={chosen} onChange={choose} />;
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
    <OpenDay key={day} overview={overview} chooser={chooser} onChoose={choose} />
  );
}
