// One press prints the rate board of the version in force, on A4 or A3 (D4).
import { Printer } from 'lucide-react';
import { usePrintCommand } from '#renderer/frame/print/use-print-command.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Actions } from '../../ui/stack.tsx';

/** The board has no content of its own; its address still needs an id. */
const current = 'current';

export function PrintBoard() {
  const text = useText();
  const onA4 = usePrintCommand({ name: 'rate-board', id: current, paper: 'A4' });
  const onA3 = usePrintCommand({ name: 'rate-board', id: current, paper: 'A3' });
  const problem = onA4.problem ?? onA3.problem;
  return (
    <>
      {problem === null ? null : <ProblemNotice problem={problem} takesFocus />}
      <Actions>
        <Button icon={Printer} onPress={onA4.print} isPending={onA4.isPending}>
          {text('fees.board.print', { paper: 'A4' })}
        </Button>
        <Button icon={Printer} onPress={onA3.print} isPending={onA3.isPending}>
          {text('fees.board.print', { paper: 'A3' })}
        </Button>
      </Actions>
    </>
  );
}
