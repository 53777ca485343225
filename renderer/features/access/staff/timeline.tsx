// What happened to one person, the latest first: each step with its document, when it was recorded and by whom.
import type { PersonEvent } from '#core/access/staff/contract.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import { type SayText, useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { DateText } from '#renderer/ui/date-text.tsx';
import { Section } from '#renderer/ui/page.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { Table } from '#renderer/ui/table.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';

function eventWords({ kind, role, formerName }: PersonEvent, text: SayText): string {
  const event = text(`staff.event.${kind}`);
  if (formerName !== null) return text('staff.event.withName', { event, name: formerName });
  return role === null ? event : text('staff.event.withPost', { event, role: text(`app.role.${role}`) });
}

export function Timeline({ personId }: { personId: string }) {
  const text = useText();
  const { data: events = [], problem } = useDeskQuery(deskQueries.staff.timeline.queryOptions({ personId }));
  const day = (value: string | null) => (value === null ? null : <DateText day={value} style="numeric" />);
  return (
    <Section title={text('staff.timeline')}>
      <ProblemNotice problem={problem} />
      <Table
        caption={text('staff.timeline')}
        rows={events}
        rowKey={({ id }) => id}
        columns={[
          {
            id: 'step',
            header: text('staff.timeline.step'),
            isRowHeader: true,
            cell: (event) => eventWords(event, text),
          },
          {
            id: 'reference',
            header: text('staff.timeline.reference'),
            cell: ({ reference, reasonCode }) =>
              reasonCode === null ? (
                reference === null ? null : (
                  <Bdi>{reference}</Bdi>
                )
              ) : (
                text(`staff.cutOff.${reasonCode}`)
              ),
          },
          { id: 'dated', header: text('staff.timeline.dated'), cell: ({ dated }) => day(dated) },
          { id: 'until', header: text('staff.timeline.until'), cell: ({ until }) => day(until) },
          { id: 'at', header: text('staff.timeline.at'), cell: ({ at }) => <TimeText at={at} withDay /> },
          { id: 'by', header: text('staff.timeline.by'), cell: ({ byName }) => byName },
        ]}
      />
    </Section>
  );
}
