// A report that was filed, or was found by the code of its slip: its number, and where it has got.
import { Printer } from 'lucide-react';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import { usePrintCommand } from '#renderer/frame/print/use-print-command.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Facts } from '#renderer/ui/facts.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { Actions, Stack } from '#renderer/ui/stack.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';
import { numberOf } from './report-number.ts';

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
        <ProblemNotice problem={problem} />
        {slip === undefined ? null : (
          <Facts
            facts={[
              { name: text('violations.number'), value: <Bdi>{numberOf(slip, provinceOnly)}</Bdi> },
              { name: text('violations.trackingCode'), value: <Bdi>{slip.trackingCode}</Bdi> },
              { name: text('violations.when'), value: <TimeText at={slip.at} withDay /> },
              { name: text('violations.where'), value: text(`violations.where.${slip.whereabouts}`) },
            ]}
          />
        )}
        <p>{text('violations.slipWhat')}</p>
        <ProblemNotice problem={printing.problem} takesFocus />
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
