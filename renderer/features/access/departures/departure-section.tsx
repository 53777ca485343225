// What is left to cut off of somebody who left: each system with who cut it, when and the proof, the stopwatch, and the end.
import { Printer } from 'lucide-react';
import { useState } from 'react';
import type { Departure, OutsideSystem } from '#core/access/departures/contract.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import { usePrintCommand } from '#renderer/frame/print/use-print-command.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { ComesNext } from '#renderer/ui/comes-next.tsx';
import { DateText } from '#renderer/ui/date-text.tsx';
import { Facts } from '#renderer/ui/facts.tsx';
import { Section } from '#renderer/ui/page.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { RuleSource } from '#renderer/ui/rule-source.tsx';
import { Actions, Stack } from '#renderer/ui/stack.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';
import { AccessTable } from './access-table.tsx';
import { CloseForm } from './close-form.tsx';
import { Custody } from './custody.tsx';
import { RecordAccessDialog } from './record-access-dialog.tsx';
import { Stopwatch } from './stopwatch.tsx';
import { TakeDrafts } from './take-drafts.tsx';

type DepartureSectionProps = {
  personId: string;
  /** The person was cut off a moment ago: what is left to cut off comes next. */
  isLedTo: boolean;
};

/** The latest departure of a person; nothing while there is none. */
export function DepartureSection({ personId, isLedTo }: DepartureSectionProps) {
  const { data: departures = [], problem } = useDeskQuery(
    deskQueries.departures.ofPerson.queryOptions({ personId }),
  );
  const [latest] = departures;
  if (problem !== null) return <ProblemNotice problem={problem} />;
  return latest === undefined ? null : <OneDeparture departure={latest} isLedTo={isLedTo} />;
}

function OneDeparture({ departure, isLedTo }: { departure: Departure; isLedTo: boolean }) {
  const text = useText();
  const [recorded, setRecorded] = useState<OutsideSystem | null>(null);
  const printing = usePrintCommand({ name: 'departure-letter', id: departure.cutOffId });
  const { leftAt, cutAt, byName, closed, reasonCode, open } = departure;
  const title = text('departures.title');
  return (
    <Section title={title} aside={<RuleSource rule="D9" about={title} />}>
      <Stack>
        <Facts
          facts={[
            { name: text('departures.stopwatch'), value: <Stopwatch departure={departure} /> },
            { name: text('departures.leftAt'), value: <TimeText at={leftAt} withDay /> },
            { name: text('departures.cutAt'), value: <TimeText at={cutAt} withDay /> },
            { name: text('departures.reason'), value: text(`departures.cutOff.${reasonCode}`) },
            { name: text('departures.by'), value: byName },
            ...(closed === null
              ? []
              : [
                  { name: text('departures.letterNumber'), value: <Bdi>{closed.letterNumber}</Bdi> },
                  { name: text('departures.letterDay'), value: <DateText day={closed.letterDay} /> },
                  { name: text('departures.closedAt'), value: <TimeText at={closed.at} withDay /> },
                  ...(closed.reason === null
                    ? []
                    : [{ name: text('departures.closedLate'), value: closed.reason }]),
                ]),
          ]}
        />
        <ComesNext what={departure.cutOffId} isLedTo={isLedTo} isBegunByButton>
          <AccessTable departure={departure} {...(closed === null ? { onRecord: setRecorded } : {})} />
        </ComesNext>
        <ProblemNotice problem={printing.problem} takesFocus />
        {closed === null && open === 0 ? <CloseForm departure={departure} /> : null}
        {closed === null && open > 0 ? <p>{text('departures.closeWaits')}</p> : null}
        <Actions>
          <TakeDrafts personId={departure.personId} />
          <Button icon={Printer} isPending={printing.isPending} onPress={printing.print}>
            {text('departures.print')}
          </Button>
        </Actions>
        <Custody personId={departure.personId} />
      </Stack>
      {recorded === null ? null : (
        <RecordAccessDialog
          cutOffId={departure.cutOffId}
          system={recorded}
          onClose={() => setRecorded(null)}
        />
      )}
    </Section>
  );
}
