// The record of the office's training on paper (A4): who was taught what and until when, the hours of the year, the sessions.

import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import { Letterhead } from '#renderer/frame/print/letterhead.tsx';
import { usePrintReady } from '#renderer/frame/print/print-ready.ts';
import { SignatureBlock } from '#renderer/frame/print/signature-block.tsx';
import { useOffice } from '#renderer/frame/use-office.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { Stack } from '#renderer/ui/stack.tsx';
import { HoursAndSessions } from './hours-and-sessions.tsx';
import { TopicMatrix } from './topic-matrix.tsx';

export function TrainingRecordPage() {
  const text = useText();
  const { office, problem: officeProblem } = useOffice();
  const { data: matrix, problem } = useDeskQuery(deskQueries.training.matrix.queryOptions());
  usePrintReady(matrix !== undefined && office !== null, problem ?? officeProblem);
  if (problem !== null) return <ProblemNotice problem={problem} />;
  if (matrix === undefined || office === null) return null;
  return (
    <Stack>
      <Letterhead
        title={text('training.recordTitle')}
        of={{ officeName: office.name, officeCode: office.code }}
        facts={[]}
      />
      <h2>{text('training.topics')}</h2>
      <TopicMatrix matrix={matrix} />
      <HoursAndSessions matrix={matrix} heading="h2" />
      <SignatureBlock people={[{ post: text('app.paper.manager'), name: null }]} />
    </Stack>
  );
}
