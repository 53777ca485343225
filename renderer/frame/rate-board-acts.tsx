// The board that has to hang on the wall, wherever it is spoken of: one press prints it on A4 or A3, and one word says that it hangs. The print
// is journalled before it leaves, so that nothing is said to hang that was never printed.
import { Check, Printer } from 'lucide-react';
import { useState } from 'react';
import type { Board, BoardPaper } from '#core/counter/fees/contract.ts';
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import { desk } from '../api/client.ts';
import { deskQueries } from '../api/queries.ts';
import { useDeskCommand, useDeskQuery } from '../api/use-desk.ts';
import { useText } from '../i18n/use-text.ts';
import { Bdi } from '../ui/bdi.tsx';
import { Button } from '../ui/button.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Actions } from '../ui/stack.tsx';
import { TimeText } from '../ui/time-text.tsx';
import { printPage } from './print/print-job.ts';

/** The board of today; undefined until it is known, null without a tariff in force. */
export const useRateBoard = (): Board | undefined => useDeskQuery(deskQueries.fees.board.queryOptions()).data;

/** The buttons for the board, with why one of them was refused. */
export function RateBoardActs({ board, isDense = false }: { board: NonNullable<Board>; isDense?: boolean }) {
  const text = useText();
  const journalling = useDeskCommand(desk.fees.printBoard.mutate);
  const hanging = useDeskCommand(desk.fees.confirmBoard.mutate);
  const [printProblem, setPrintProblem] = useState<Problem | null>(null);
  const print = async (paper: BoardPaper) => {
    setPrintProblem(null);
    if ((await journalling.run({ paper })) === null) return;
    setPrintProblem((await printPage({ name: 'rate-board', id: 'current', paper })).problem);
  };
  const problem = hanging.problem ?? journalling.problem ?? printProblem;
  return (
    <>
      <ProblemNotice problem={problem} takesFocus />
      <Actions>
        {(['A4', 'A3'] as const).map((paper) => (
          <Button
            key={paper}
            icon={Printer}
            isDense={isDense}
            onPress={() => void print(paper)}
            isPending={journalling.isPending}
          >
            {text('fees.board.print', { paper })}
          </Button>
        ))}
        {board.hanging === null ? (
          <Button
            icon={Check}
            isDense={isDense}
            isDisabled={board.printed === null}
            isPending={hanging.isPending}
            onPress={() => void hanging.run({ sha256: board.sha256 })}
          >
            {text('fees.board.hangs')}
          </Button>
        ) : null}
      </Actions>
    </>
  );
}

/** How far the board is: which one, printed by whom, and whether it hangs. */
export function RateBoardStatus({ board: { code, title, printed, hanging } }: { board: NonNullable<Board> }) {
  const text = useText();
  const last = hanging ?? printed;
  return (
    <p>
      {text('fees.board.which', { title })} <Bdi>{code}</Bdi>.{' '}
      {text(
        hanging !== null ? 'fees.board.isUp' : printed !== null ? 'fees.board.isPrinted' : 'fees.board.isNew',
      )}{' '}
      {last === null ? null : (
        <>
          {last.byName} <TimeText at={last.at} withDay />
        </>
      )}
    </p>
  );
}
