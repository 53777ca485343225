// The close of a day: steps that can be left and resumed, then the manager's password over everything (D21).
// Only core decides whether the day may be closed; the screen says why it may not yet.
import { useState } from 'react';
import { addDays } from '#core/foundation/calendar/business-day.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import { useDayAskedFor } from '#renderer/frame/chosen-day.ts';
import { keyBindings, useKeyCommand } from '#renderer/frame/keyboard-map.ts';
import { LoadingScreen } from '#renderer/frame/loading-screen.tsx';
import { useOffice } from '#renderer/frame/use-office.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DayField } from '#renderer/ui/day-field.tsx';
import { useDirectionIcons } from '#renderer/ui/direction-icons.ts';
import { Page } from '#renderer/ui/page.tsx';
import { PageHeader } from '#renderer/ui/page-header.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { ClosedDay } from './closed-day.tsx';
import styles from './day-close.module.css';
import { OpenDay } from './open-day.tsx';

export function DayCloseScreen() {
  const { office } = useOffice();
  const asked = useDayAskedFor();
  const { data: card } = useDeskQuery(deskQueries.premises.morningCard.queryOptions());
  if (office === null || card === undefined) return <LoadingScreen />;
  const { previousDayState: previous } = card;
  // What another screen asked for; else a day that was left open comes first.
  const first = previous?.state === 'open' ? previous.day : office.day;
  return <ChosenDay initial={asked ?? first} today={office.day} />;
}

function ChosenDay({ initial, today }: { initial: string; today: string }) {
  const text = useText();
  const [day, setDay] = useState(initial);
  const [closedHere, setClosedHere] = useState<string | null>(null);
  const { data: overview, problem } = useDeskQuery(deskQueries.dayClose.overview.queryOptions({ day }));
  const chooser = <DayChooser day={day} today={today} onChoose={setDay} />;
  if (overview === undefined || overview.state === 'not_opened') {
    return (
      <>
        <PageHeader title={text('dayClose.title')} secondary={chooser} />
        <Page>
          <ProblemNotice problem={problem} />
          {overview === undefined && problem === null ? <LoadingScreen /> : null}
          {overview?.blockers.map((blocker) => (
            <ProblemNotice key={blocker.code} problem={blocker} />
          ))}
        </Page>
      </>
    );
  }
  return overview.state === 'closed' ? (
    <ClosedDay overview={overview} chooser={chooser} takesFocus={closedHere === day} />
  ) : (
    <OpenDay
      key={day}
      overview={overview}
      chooser={chooser}
      onChoose={setDay}
      onClosed={() => setClosedHere(day)}
    />
  );
}

type DayChooserProps = { day: string; today: string; onChoose: (day: string) => void };

function DayChooser({ day, today, onChoose }: DayChooserProps) {
  const text = useText();
  const icons = useDirectionIcons();
  const before = () => onChoose(addDays(day, -1));
  const after = () => onChoose(addDays(day, 1));
  useKeyCommand('earlier', before);
  useKeyCommand('later', after, { isEnabled: day < today });
  return (
    <div className={styles.chooser}>
      <Button icon={icons.back} keyHint={keyBindings.earlier.hint} onPress={before}>
        {text('reports.days.before')}
      </Button>
      <DayField label={text('dayClose.day')} day={day} onChange={onChoose} isLabelHidden />
      <Button icon={icons.on} keyHint={keyBindings.later.hint} onPress={after} isDisabled={day >= today}>
        {text('reports.days.after')}
      </Button>
    </div>
  );
}
