// What the province is asked for, where no colleague is independent, and what it answered (D20.164).
import type { AskedControl } from '#core/access/controls/contract.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { Section } from '#renderer/ui/page.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { StatusLabel } from '#renderer/ui/status-label.tsx';
import { Table } from '#renderer/ui/table.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';
import { AboutControl, ControlValue } from './loosened-controls.tsx';

const tones = { waiting: 'warn', agreed: 'good', used: 'neutral', refused: 'bad' } as const;

export function AskedControls() {
  const text = useText();
  const { data, problem } = useDeskQuery(deskQueries.controls.asked.queryOptions());
  return (
    <Section title={text('controls.asked')}>
      <ProblemNotice problem={problem} />
      {data?.length === 0 ? (
        <EmptyState title={text('controls.askedNone')} why={text('controls.askedNoneWhy')} />
      ) : null}
      {data === undefined || data.length === 0 ? null : (
        <Table
          caption={text('controls.asked')}
          rows={data}
          rowKey={({ id }) => id}
          columns={[
            {
              id: 'what',
              header: text('controls.askedWhat'),
              isRowHeader: true,
              cell: (ask) => (
                <>
                  {text(`controls.name.${ask.control}`)} <AboutControl one={ask} />
                </>
              ),
            },
            {
              id: 'before',
              header: text('controls.askedBefore'),
              cell: ({ control, before }) => <ControlValue control={control} value={before} />,
            },
            {
              id: 'after',
              header: text('controls.askedAfter'),
              cell: ({ control, after }) => <ControlValue control={control} value={after} />,
            },
            { id: 'reason', header: text('controls.wordsControl'), cell: ({ reason }) => reason },
            {
              id: 'at',
              header: text('controls.askedAt'),
              cell: ({ at, byName }) => (
                <>
                  {byName} <TimeText at={at} withDay />
                </>
              ),
            },
            { id: 'state', header: text('controls.askedAnswer'), cell: (ask) => <Answer ask={ask} /> },
          ]}
        />
      )}
    </Section>
  );
}

function Answer({ ask: { state, refusedFor, answeredAt } }: { ask: AskedControl }) {
  const text = useText();
  return (
    <>
      <StatusLabel tone={tones[state]}>{text(`controls.ask.${state}`)}</StatusLabel>{' '}
      {answeredAt === null ? null : <TimeText at={answeredAt} withDay />}
      {refusedFor === null ? null : <p>{refusedFor}</p>}
    </>
  );
}
