// What the journal says of one visit, from its opening on, on whatever day and at whichever PC.

import { deskQueries } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import { useOpenAtCounter } from '#renderer/frame/visit-at-hand.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DateText } from '#renderer/ui/date-text.tsx';
import { Section } from '#renderer/ui/page.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { Actions } from '#renderer/ui/stack.tsx';
import { RecordsTable } from './records-table.tsx';

export function VisitStory({ visitId, onClose }: { visitId: string; onClose: () => void }) {
  const text = useText();
  const openAtCounter = useOpenAtCounter();
  const isManager = useSession(({ session }) => session?.person.role === 'manager');
  const { data, problem } = useDeskQuery(deskQueries.records.ofVisit.queryOptions({ visitId }));
  const title = text('records.story', { desk: data?.deskNumber ?? 0, number: data?.number ?? 0 });
  return (
    <Section
      title={title}
      aside={
        <Actions>
          {isManager ? (
            <Button isDense kind="quiet" onPress={() => openAtCounter(visitId)}>
              {text('records.toVisit')}
            </Button>
          ) : null}
          <Button isDense onPress={onClose}>
            {text('records.close')}
          </Button>
        </Actions>
      }
    >
      <ProblemNotice problem={problem} />
      {data === undefined ? null : (
        <>
          <p>
            <DateText day={data.day} /> {text('records.atDesk', { desk: data.deskNumber })}
          </p>
          <RecordsTable caption={title} rows={data.rows} withDay />
        </>
      )}
    </Section>
  );
}
