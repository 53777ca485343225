// The protocol of an inspection (A4): the verdict of every line with the figures that it rests on, and two places to sign.
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import { Letterhead } from '#renderer/frame/print/letterhead.tsx';
import { usePrintReady } from '#renderer/frame/print/print-ready.ts';
import { SignatureBlock } from '#renderer/frame/print/signature-block.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { DateText } from '#renderer/ui/date-text.tsx';
import { Facts } from '#renderer/ui/facts.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { Stack } from '#renderer/ui/stack.tsx';
import { StatusLabel } from '#renderer/ui/status-label.tsx';
import { Table } from '#renderer/ui/table.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';
import { verdictTones } from './line-words.ts';

/** `id` is the protocol (D16.122). */
export function InspectionProtocolPage({ id: protocolId }: { id: string }) {
  const text = useText();
  const { data: told, problem } = useDeskQuery(
    deskQueries.inspectionLines.protocol.queryOptions({ protocolId }),
  );
  usePrintReady(told !== undefined, problem);
  if (problem !== null) return <ProblemNotice problem={problem} />;
  if (told === undefined) return null;
  return (
    <Stack>
      <Letterhead title={text('inspectionLines.protocolTitle')} of={told} facts={[]} />
      <Facts
        facts={[
          { name: text('inspectionLines.inspector'), value: told.inspector },
          { name: text('inspectionLines.purpose'), value: told.purpose },
          { name: text('inspectionLines.begunAt'), value: <TimeText at={told.begunAt} withDay /> },
          { name: text('inspectionLines.madeAt'), value: <TimeText at={told.madeAt} withDay /> },
        ]}
      />
      <Table
        caption={text('inspectionLines.lines')}
        rows={told.lines}
        rowKey={({ line }) => line}
        columns={[
          { id: 'line', header: text('inspectionLines.line'), cell: ({ line }) => <Bdi>{line}</Bdi> },
          {
            id: 'title',
            header: text('inspectionLines.subject'),
            isRowHeader: true,
            cell: ({ line }) => text(`inspectionLines.title.${line}`),
          },
          {
            id: 'evidence',
            header: text('inspectionLines.evidence'),
            cell: ({ line, good, late, missing, from, to }) => (
              <>
                <p>
                  {text(`inspectionLines.evidence.${line}`, {
                    good,
                    late,
                    missing,
                    all: good + late + missing,
                  })}
                </p>
                <p>
                  <DateText day={from} style="numeric" /> {text('inspectionLines.until')}{' '}
                  <DateText day={to} style="numeric" />
                </p>
              </>
            ),
          },
          {
            id: 'verdict',
            header: text('inspectionLines.verdict'),
            cell: ({ verdict, words, photoId }) => (
              <>
                <p>
                  <StatusLabel tone={verdictTones[verdict]}>
                    {text(`inspectionLines.verdict.${verdict}`)}
                  </StatusLabel>
                </p>
                {words === null || words === '' ? null : <p dir="auto">{words}</p>}
                {photoId === null ? null : <p>{text('inspectionLines.withPhoto')}</p>}
              </>
            ),
          },
        ]}
      />
      <SignatureBlock
        people={[
          { post: text('inspectionLines.inspector'), name: told.inspector },
          { post: text('app.paper.manager'), name: told.manager },
        ]}
      />
    </Stack>
  );
}
