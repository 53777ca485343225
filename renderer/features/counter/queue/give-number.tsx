// Giving a number: one press on the section, and the paper is printed; or it is only said and called.
import { Ticket } from 'lucide-react';
import { useState } from 'react';
import type { AtDesk } from '#core/counter/queue/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { sectionName } from '#renderer/features/access/postings/posting-labels.ts';
import { usePrintCommand } from '#renderer/frame/print/use-print-command.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { Stack } from '#renderer/ui/stack.tsx';
import styles from './queue-desk.module.css';
import { TicketNumber } from './ticket-number.tsx';

type Given = { ticketId: string; deskNumber: number; number: number };

export function GiveNumber({ sections }: Pick<AtDesk, 'sections'>) {
  const text = useText();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button isDense kind="quiet" icon={Ticket} onPress={() => setIsOpen(true)}>
        {text('queue.give')}
      </Button>
      {isOpen ? <GiveDialog sections={sections} onClose={() => setIsOpen(false)} /> : null}
    </>
  );
}

function GiveDialog({ sections, onClose }: Pick<AtDesk, 'sections'> & { onClose: () => void }) {
  const text = useText();
  const giving = useDeskCommand(desk.queue.issue.mutate);
  const [given, setGiven] = useState<Given | null>(null);
  return (
    <Dialog title={text('queue.give')} isOpen onClose={onClose}>
      <Stack>
        <p>{text('queue.giveWhat')}</p>
        <ProblemNotice problem={giving.problem} takesFocus />
        {sections.map((section, place) => (
          <Button
            key={section.sectionId}
            autoFocus={place === 0}
            isPending={giving.isPending}
            onPress={() => {
              void giving.run({ sectionId: section.sectionId }).then(setGiven);
            }}
          >
            {text('queue.waiting', {
              section: sectionName({ sectionId: section.sectionId, name: section.sectionName }, text),
              count: section.waiting,
            })}
          </Button>
        ))}
        {given === null ? null : <GivenNumber key={given.ticketId} given={given} />}
      </Stack>
    </Dialog>
  );
}

function GivenNumber({ given }: { given: Given }) {
  const text = useText();
  const printing = usePrintCommand({ name: 'queue-ticket', id: given.ticketId });
  const takingBack = useDeskCommand(desk.queue.undo.mutate);
  const [isBack, setIsBack] = useState(false);
  const problem = printing.problem ?? takingBack.problem;
  const undo = async () => {
    if ((await takingBack.run({ actId: given.ticketId })) !== null) setIsBack(true);
  };
  return (
    <>
      <p className={styles.number} role="status">
        {isBack ? text('queue.givenBack') : <TicketNumber ticket={given} />}
      </p>
      <ProblemNotice problem={problem} takesFocus />
      {isBack ? null : (
        <>
          <Button kind="primary" onPress={printing.print} isPending={printing.isPending}>
            {text('queue.print')}
          </Button>
          <Button kind="quiet" onPress={() => void undo()} isPending={takingBack.isPending}>
            {text('queue.undo')}
          </Button>
        </>
      )}
    </>
  );
}
