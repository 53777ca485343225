// The prints that wait at this PC: how many, on every screen; which, why and since when, in a dialog where each is printed again or
// thrown away with a reason. What goes to a printer that was chosen is tried again by itself.
import { Printer, Trash2, Wrench } from 'lucide-react';
import { useState } from 'react';
import { z } from 'zod';
import type { WaitingPrint } from '#core/counter/prints/contract.ts';
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import { desk } from '#renderer/api/client.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskCommand, useDeskQuery } from '#renderer/api/use-desk.ts';
import { addressOf, stopsTheNext } from '#renderer/frame/print/failed-prints.ts';
import { printPage } from '#renderer/frame/print/print-job.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { FormDialog } from '#renderer/ui/act-form.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FormTextField, sentence, useSentForm } from '#renderer/ui/form.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { Actions, Stack } from '#renderer/ui/stack.tsx';
import { StatusLabel } from '#renderer/ui/status-label.tsx';
import { Table } from '#renderer/ui/table.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';
import { ReportFaultDialog, useSoundPrinters } from './report-fault-dialog.tsx';
import { useRetryAlone } from './retry-alone.ts';

/** How many prints wait, for the strip at the foot of every screen; nothing while none does. */
export function WaitingPrints() {
  const text = useText();
  const { data: queue = [] } = useDeskQuery(deskQueries.prints.queue.queryOptions());
  const [isOpen, setIsOpen] = useState(false);
  useRetryAlone(queue);
  return (
    <span role="status">
      {queue.length === 0 ? null : (
        <Button isDense icon={Printer} onPress={() => setIsOpen(true)}>
          {text('prints.waiting', { count: queue.length })}
        </Button>
      )}
      {isOpen ? <QueueDialog queue={queue} onClose={() => setIsOpen(false)} /> : null}
    </span>
  );
}

function QueueDialog({ queue, onClose }: { queue: readonly WaitingPrint[]; onClose: () => void }) {
  const text = useText();
  const [discarding, setDiscarding] = useState<WaitingPrint | null>(null);
  const [faulty, setFaulty] = useState<WaitingPrint | null>(null);
  const printers = useSoundPrinters();
  const [isPrinting, setIsPrinting] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const print = async (jobs: readonly WaitingPrint[]) => {
    setIsPrinting(true);
    setProblem(null);
    try {
      for (const job of jobs) {
        const outcome = await printPage(addressOf(job));
        if (outcome.problem !== null) setProblem(outcome.problem);
        // Where the printer stopped one it stops the next: the person mends it first.
        if (stopsTheNext(outcome)) return;
      }
    } finally {
      setIsPrinting(false);
    }
  };
  return (
    <Dialog
      title={text('prints.title')}
      isOpen
      onClose={onClose}
      isWide
      actions={
        <>
          <Button
            kind="primary"
            icon={Printer}
            onPress={() => void print(queue)}
            isPending={isPrinting}
            isDisabled={queue.length === 0}
          >
            {text('prints.printAll')}
          </Button>
          <Button onPress={onClose}>{text('prints.close')}</Button>
        </>
      }
    >
      <Stack>
        <ProblemNotice problem={problem} takesFocus />
        <p>{text('prints.what')}</p>
        <WaitingTable
          queue={queue}
          isPrinting={isPrinting}
          onPrint={(job) => void print([job])}
          onFault={printers.length === 0 ? undefined : setFaulty}
          onDiscard={setDiscarding}
        />
        {faulty === null ? null : (
          <ReportFaultDialog job={faulty} printers={printers} onClose={() => setFaulty(null)} />
        )}
        {discarding === null ? null : <DiscardDialog job={discarding} onClose={() => setDiscarding(null)} />}
      </Stack>
    </Dialog>
  );
}

type WaitingTableProps = {
  queue: readonly WaitingPrint[];
  isPrinting: boolean;
  onPrint: (job: WaitingPrint) => void;
  /** Undefined where there is no printer whose fault could be reported. */
  onFault: ((job: WaitingPrint) => void) | undefined;
  onDiscard: (job: WaitingPrint) => void;
};

function WaitingTable({ queue, isPrinting, onPrint, onFault, onDiscard }: WaitingTableProps) {
  const text = useText();
  return (
    <Table
      caption={text('prints.title')}
      rows={queue}
      none={{ title: text('prints.none'), why: text('prints.noneWhy') }}
      rowKey={({ jobId }) => jobId}
      columns={[
        {
          id: 'page',
          header: text('prints.page'),
          isRowHeader: true,
          cell: ({ page }) => text(`prints.page.${page}`),
        },
        {
          id: 'why',
          header: text('prints.why'),
          cell: ({ failure }) => <StatusLabel tone="warn">{text(`prints.failure.${failure}`)}</StatusLabel>,
        },
        {
          id: 'at',
          header: text('prints.since'),
          cell: ({ at, byName }) => (
            <>
              <TimeText at={at} withDay /> {byName}
            </>
          ),
        },
      ]}
      act={(job) => (
        <Actions>
          <Button
            isDense
            icon={Printer}
            onPress={() => onPrint(job)}
            isPending={isPrinting}
            aria-label={text('prints.againOf', { page: text(`prints.page.${job.page}`) })}
          >
            {text('prints.again')}
          </Button>
          {onFault === undefined ? null : (
            <Button
              isDense
              icon={Wrench}
              onPress={() => onFault(job)}
              aria-label={text('prints.reportFaultOf', { page: text(`prints.page.${job.page}`) })}
            >
              {text('prints.reportFault')}
            </Button>
          )}
          <Button
            isDense
            icon={Trash2}
            onPress={() => onDiscard(job)}
            aria-label={text('prints.discardOf', { page: text(`prints.page.${job.page}`) })}
          >
            {text('prints.discard')}
          </Button>
        </Actions>
      )}
    />
  );
}

const discardSchema = z.object({ reason: z.string().trim().min(1, sentence('prints.reasonMissing')) });

function DiscardDialog({ job, onClose }: { job: WaitingPrint; onClose: () => void }) {
  const text = useText();
  const { control, sending } = useSentForm(discardSchema, { reason: '' }, []);
  const discarding = useDeskCommand(desk.prints.discard.mutate);
  const discard = async ({ reason }: z.infer<typeof discardSchema>) => {
    if ((await discarding.run({ jobId: job.jobId, reason })) !== null) onClose();
  };
  return (
    <FormDialog
      title={text('prints.discardTitle')}
      what={<p>{text('prints.discardWhat', { page: text(`prints.page.${job.page}`) })}</p>}
      act={text('prints.discard')}
      kind="danger"
      sending={discarding}
      onSubmit={sending(discard)}
      onClose={onClose}
    >
      <FormTextField control={control} name="reason" label={text('prints.reason')} autoFocus />
    </FormDialog>
  );
}
