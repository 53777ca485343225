// The queue beside the counter: the number at this desk, the next one by one key, who waits for which section and how long.
// Nothing of it where the office works without numbers.
import { BellRing, UserRoundCheck, UserRoundX } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { AtDesk } from '#core/counter/queue/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskCommand, useDeskQuery } from '#renderer/api/use-desk.ts';
import { sectionName } from '#renderer/features/access/postings/posting-labels.ts';
import { keyBindings, useKeyCommand } from '#renderer/frame/keyboard-map.ts';
import { UndoAct } from '#renderer/frame/undo-act.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { Actions } from '#renderer/ui/stack.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';
import { useCallAsked } from './call-asked.ts';
import { GiveNumber } from './give-number.tsx';
import styles from './queue-desk.module.css';
import { TicketNumber, useTicketText } from './ticket-number.tsx';

type Current = NonNullable<AtDesk['current']>;

/** `onCalled`: a number comes to this desk, so that the next client can begin. */
export function QueueDesk({ onCalled }: { onCalled: () => void }) {
  const { data } = useDeskQuery(deskQueries.queue.atDesk.queryOptions());
  return data?.isOn === true ? <Queue queue={data} onCalled={onCalled} /> : null;
}

function Queue({ queue, onCalled }: { queue: AtDesk; onCalled: () => void }) {
  const text = useText();
  const { current, sections, absent } = queue;
  const acts = useQueueActs(current, onCalled);
  useKeyCommand('nextClient', acts.callNext);
  const { isAsked, take } = useCallAsked();
  const { callNext } = acts;
  useEffect(() => {
    if (isAsked && take()) callNext();
  }, [isAsked, take, callNext]);
  return (
    <section className={styles.queue} aria-label={text('queue.title')}>
      <h2 className={styles.title}>{text('queue.title')}</h2>
      {current === null ? (
        <p className={styles.soft}>{text('queue.nobodyHere')}</p>
      ) : (
        <AtThisDesk current={current} />
      )}
      <ProblemNotice problem={acts.problem} takesFocus />
      <CallActs current={current} acts={acts} />
      <WaitingSections sections={sections} />
      {absent.length === 0 ? null : <AbsentOnes absent={absent} onCall={acts.callOne} />}
      <GiveNumber sections={sections} />
    </section>
  );
}

/** What this desk does with numbers. Beginning one act takes the refusal of the last away. */
function useQueueActs(current: AtDesk['current'], onCalled: () => void) {
  const calling = useDeskCommand(desk.queue.callNext.mutate);
  const callingOne = useDeskCommand(desk.queue.callTicket.mutate);
  const repeating = useDeskCommand(desk.queue.callAgain.mutate);
  const releasing = useDeskCommand(desk.queue.release.mutate);
  const undoing = useDeskCommand(desk.queue.undo.mutate);
  const [lastAct, setLastAct] = useState<string | null>(null);
  const everyCommand = [calling, callingOne, repeating, releasing, undoing];
  const begin = () => {
    for (const command of everyCommand) command.reset();
  };
  const call = async (called: Promise<{ callId: string } | null>) => {
    const done = await called;
    if (done === null) return;
    setLastAct(done.callId);
    onCalled();
  };
  return {
    problem: everyCommand.find((command) => command.problem !== null)?.problem ?? null,
    undoable: current?.state === 'called' || current === null ? lastAct : (current.servingId ?? lastAct),
    isCalling: calling.isPending,
    isUndoing: undoing.isPending,
    callNext: () => {
      begin();
      void call(calling.run());
    },
    callOne: (ticketId: string) => {
      begin();
      void call(callingOne.run({ ticketId }));
    },
    callAgain: (callId: string) => {
      begin();
      void repeating.run({ callId });
    },
    release: async (callId: string, outcome: 'absent' | 'no_visit') => {
      begin();
      const done = await releasing.run({ callId, outcome });
      if (done !== null) setLastAct(done.actId);
    },
    undo: async (actId: string) => {
      begin();
      if ((await undoing.run({ actId })) !== null) setLastAct(null);
    },
  };
}

type CallActsProps = { current: AtDesk['current']; acts: ReturnType<typeof useQueueActs> };

function CallActs({ current, acts }: CallActsProps) {
  const text = useText();
  const { undoable, release } = acts;
  return (
    <Actions>
      <Button
        icon={BellRing}
        keyHint={keyBindings.nextClient.hint}
        onPress={acts.callNext}
        isPending={acts.isCalling}
      >
        {text('queue.next')}
      </Button>
      {current?.state === 'called' ? (
        <>
          <Button isDense kind="quiet" onPress={() => acts.callAgain(current.callId)}>
            {text('queue.again')}
          </Button>
          <Button
            isDense
            kind="quiet"
            icon={UserRoundX}
            onPress={() => void release(current.callId, 'absent')}
          >
            {text('queue.absent')}
          </Button>
          <Button
            isDense
            kind="quiet"
            icon={UserRoundCheck}
            onPress={() => void release(current.callId, 'no_visit')}
          >
            {text('queue.noVisit')}
          </Button>
        </>
      ) : null}
      {undoable === null ? null : (
        <UndoAct key={undoable} onUndo={() => void acts.undo(undoable)} isPending={acts.isUndoing} />
      )}
    </Actions>
  );
}

/** Who waits for which section, since when, and how long it takes; one line where nobody does. */
function WaitingSections({ sections }: Pick<AtDesk, 'sections'>) {
  const text = useText();
  const waited = sections.filter(({ waiting }) => waiting > 0);
  if (waited.length === 0) return <p className={styles.soft}>{text('queue.nobodyWaits')}</p>;
  return (
    <ul className={styles.list}>
      {waited.map((section) => (
        <li key={section.sectionId}>
          {text('queue.waiting', {
            section: sectionName({ sectionId: section.sectionId, name: section.sectionName }, text),
            count: section.waiting,
          })}{' '}
          {section.oldestAt === null ? null : (
            <span className={styles.soft}>
              {text('queue.since')} <TimeText at={section.oldestAt} />
            </span>
          )}
          {section.averageWaitMs === null ? null : (
            <div className={styles.soft}>
              {text('queue.average', { minutes: Math.round(section.averageWaitMs / 60_000) })}
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

type AbsentOnesProps = Pick<AtDesk, 'absent'> & { onCall: (ticketId: string) => void };

function AbsentOnes({ absent, onCall }: AbsentOnesProps) {
  const text = useText();
  const ticketText = useTicketText();
  return (
    <>
      <h3 className={styles.title}>{text('queue.absentOnes')}</h3>
      <ul className={styles.list}>
        {absent.map((ticket) => (
          <li key={ticket.ticketId} className={styles.row}>
            <TicketNumber ticket={ticket} />
            <Button
              isDense
              kind="quiet"
              onPress={() => onCall(ticket.ticketId)}
              aria-label={text('queue.callOne', { number: ticketText(ticket) })}
            >
              {text('queue.call')}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}

function AtThisDesk({ current }: { current: Current }) {
  const text = useText();
  const ticketText = useTicketText();
  const { state, alsoAt, servedAt } = current;
  const other = alsoAt[0] ?? null;
  return (
    <>
      <p className={styles.number} role="status">
        <TicketNumber ticket={current} />
      </p>
      <p>
        {sectionName({ sectionId: current.sectionId, name: current.sectionName }, text)}
        {text('ui.between')}
        {text(state === 'served' ? 'queue.served' : 'queue.called')} <TimeText at={current.calledAt} />
      </p>
      {other === null ? null : (
        <Notice tone="warn" title={text('queue.double', { number: ticketText(current), desk: other })}>
          {servedAt === other ? text('queue.doubleServed', { desk: other }) : text('queue.doubleWhat')}
        </Notice>
      )}
    </>
  );
}
