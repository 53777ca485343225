// A report that was filed, or was found by the code of its slip: its number, and where it has got.
import { Printer } from 'lucide-react';
import { usePrintCommand } from '#renderer/frame/print/use-print-command.ts';
import { deskQueries } from '../../api/queries.ts';
import { useDeskQuery } from '../../api/use-desk.ts';
import { useText } from '../../i18n/use-text.ts';
import { Bdi } from '../../ui/bdi.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Facts } from '../../ui/facts.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Actions, Stack } from '../../ui/stack.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { numberOf, whereaboutsWords } from './violation-words.ts';

export type KnownReport = { reportId: string; provinceOnly: boolean };
type FiledReportDialogProps = { report: KnownReport; onClose: () => void };

export function FiledReportDialog({ report, onClose }: FiledReportDialogProps) {
  const text = useText();
  const { reportId, provinceOnly } = report;
  const { data: slip, problem } = useDeskQuery(deskQueries.violations.slip.queryOptions({ reportId }));
  const printing = usePrintCommand({ name: 'violation-slip', id: reportId });
  return (
    <Dialog title={text('violations.slipTitle')} isOpen onClose={onClose}>
      <Stack>
        {problem === null ? null : <ProblemNotice problem={problem} />}
        {slip === undefined ? null : (
          <Facts
            facts={[
              { name: text('violations.number'), value: <Bdi>{numberOf(slip, provinceOnly)}</Bdi> },
              { name: text('violations.trackingCode'), value: <Bdi>{slip.trackingCode}</Bdi> },
              { name: text('violations.when'), value: <TimeText at={slip.at} withDay /> },
              { name: text('violations.where'), value: text(whereaboutsWords[slip.whereabouts]) },
            ]}
          />
        )}
        <p>{text('violations.slipWhat')}</p>
        {printing.problem === null ? null : <ProblemNotice problem={printing.problem} takesFocus />}
        <Actions>
          <Button
            kind="primary"
            icon={Printer}
            isPending={printing.isPending}
            onPress={printing.print}
            autoFocus
          >
            {text('violations.printSlip')}
          </Button>
          <Button onPress={onClose}>{text('violations.goOn')}</Button>
        </Actions>
      </Stack>
    </Dialog>
  );
}
