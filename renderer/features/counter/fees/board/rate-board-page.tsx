// The printed page of the rate board: the version in force today. Without one there is no board.
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import type { PrintPageProps } from '#renderer/frame/print/print-address.ts';
import { usePrintReady } from '#renderer/frame/print/print-ready.ts';
import { useOffice } from '#renderer/frame/use-office.ts';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { RateBoard } from './rate-board.tsx';

export function RateBoardPage({ paper }: PrintPageProps) {
  const { office, problem: officeProblem } = useOffice();
  const { data: tariff, problem } = useDeskQuery(deskQueries.fees.inForce.queryOptions());
  const { data: board, problem: boardProblem } = useDeskQuery(deskQueries.fees.board.queryOptions());
  const hasNone = tariff === null || board === null;
  const missing: Problem | null =
    office !== null && hasNone ? { code: 'TARIFF_MISSING', params: { day: office.day } } : null;
  const failed = problem ?? boardProblem ?? officeProblem ?? missing;
  usePrintReady(office !== null && tariff !== undefined && board !== undefined, failed);
  if (failed !== null) return <ProblemNotice problem={failed} />;
  if (office === null || tariff == null || board == null) return null;
  return (
    <RateBoard
      tariff={tariff}
      code={board.code}
      officeName={office.name}
      officeCode={office.code}
      isLarge={paper === 'A3'}
    />
  );
}
