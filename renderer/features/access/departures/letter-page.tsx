// The letter of a departure (A4): who left, when, and every access with who cut it, for the supervisory body.

import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import { OfficeHeading } from '#renderer/frame/print/office-heading.tsx';
import { usePrintReady } from '#renderer/frame/print/print-ready.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { DateText } from '#renderer/ui/date-text.tsx';
import { Facts } from '#renderer/ui/facts.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { Stack } from '#renderer/ui/stack.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';
import { AccessTable } from './access-table.tsx';

/** `id` is the cut-off (D9.11). */
export function DepartureLetterPage({ id: cutOffId }: { id: string }) {
  const text = useText();
  const { data: letter, problem } = useDeskQuery(deskQueries.departures.letter.queryOptions({ cutOffId }));
  usePrintReady(letter !== undefined, problem);
  if (problem !== null) return <ProblemNotice problem={problem} />;
  if (letter === undefined) return null;
  const { departure, nationalCodeMasked } = letter;
  const { name, role, leftAt, cutAt, reasonCode, open, closed } = departure;
  return (
    <Stack>
      <OfficeHeading title={text('departures.letterTitle')} of={letter}>
        <p>{text('departures.letterTo')}</p>
      </OfficeHeading>
      <Facts
        facts={[
          ...(closed === null
            ? []
            : [
                { name: text('departures.letterNumber'), value: <Bdi>{closed.letterNumber}</Bdi> },
                { name: text('departures.letterDay'), value: <DateText day={closed.letterDay} /> },
              ]),
          { name: text('departures.person'), value: name },
          { name: text('departures.nationalCode'), value: <Bdi>{nationalCodeMasked}</Bdi> },
          { name: text('departures.reason'), value: text(`departures.cutOff.${reasonCode}`) },
          { name: text('departures.leftAt'), value: <TimeText at={leftAt} withDay /> },
          { name: text('departures.cutAt'), value: <TimeText at={cutAt} withDay /> },
        ]}
      />
      <p>{text('departures.letterSays', { name, role: text(`app.role.${role}`), open })}</p>
      <AccessTable departure={departure} />
      {open === 0 ? null : <p>{text('departures.letterOpen', { count: open })}</p>}
      <p>{text('departures.signature')}</p>
    </Stack>
  );
}
