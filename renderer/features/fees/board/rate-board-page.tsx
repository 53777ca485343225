// The printed page of the rate board: the version in force today. Without one there is no board.
import { usePrintReady } from '#renderer/frame/print/print-ready.ts';
import { useOffice } from '#renderer/frame/use-office.ts';
import { deskQueries } from '../../../api/queries.ts';
import { useDeskQuery } from '../../../api/use-desk.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Notice } from '../../../ui/notice.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { RateBoard } from './rate-board.tsx';

export function RateBoardPage() {
  const text = useText();
  const { office } = useOffice();
  const { data: tariff, problem } = useDeskQuery(deskQueries.fees.inForce.queryOptions());
  const { data: board, problem: boardProblem } = useDeskQuery(deskQueries.fees.board.queryOptions());
  const failed = problem ?? boardProblem;
  usePrintReady(office !== null && ((tariff !== undefined && board !== undefined) || failed !== null));
  if (failed !== null) return <ProblemNotice problem={failed} />;
  if (office === null || tariff === undefined || board === undefined) return null;
  if (tariff === null || board === null) return <Notice tone="bad">{text('fees.noTariff')}</Notice>;
  return <RateBoard tariff={tariff} code={board.code} officeName={office.name} isDemo={office.demo} />;
}
