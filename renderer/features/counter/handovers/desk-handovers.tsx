// What was handed over today and concerns the person at the screen: what waits for their word first, with the subtotals to
// compare with the terminals' own slips; what they offered themselves; and what was answered.
import { useState } from 'react';
import type { HandoverView } from '#core/counter/handovers/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.ts';
import { useDeskCommand, useDeskQuery } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { Actions } from '#renderer/ui/stack.tsx';
import { useSubtotalText } from './subtotal-text.ts';
import { TakeWithDevices } from './take-with-devices.tsx';

/** Handovers that nobody answered yet and in which this person has a part; nothing when there is none. */
export function DeskHandovers({ day }: { day: string }) {
  const ownId = useSession(({ session }) => session?.person.id);
  const { data = [] } = useDeskQuery(deskQueries.handovers.ofDay.queryOptions({ day }), { isBeside: true });
  const waiting = data.filter(({ answer }) => answer === null);
  return waiting.map((handover) =>
    handover.toId === ownId ? (
      <ToTake key={handover.handoverId} handover={handover} />
    ) : handover.fromId === ownId ? (
      <Offered key={handover.handoverId} handover={handover} />
    ) : null,
  );
}

function ToTake({ handover }: { handover: HandoverView }) {
  const text = useText();
  const answering = useDeskCommand(desk.handovers.answer.mutate);
  const { handoverId, terminals, devices, fromName } = handover;
  const [isSearching, setIsSearching] = useState(false);
  const answer = (given: 'taken' | 'declined') =>
    void answering.run({ handoverId, answer: given, seen: given === 'taken' ? terminals : [] });
  return (
    <Notice
      tone="warn"
      title={text('handovers.toTake', { name: fromName ?? '' })}
      actions={
        <Actions>
          <Button
            kind="primary"
            onPress={() => (devices.length === 0 ? answer('taken') : setIsSearching(true))}
            isPending={answering.isPending}
          >
            {text('handovers.take')}
          </Button>
          <Button onPress={() => answer('declined')}>{text('handovers.decline')}</Button>
        </Actions>
      }
    >
      <Contents handover={handover} />
      {terminals.length === 0 ? null : <p>{text('handovers.compare')}</p>}
      <ProblemNotice problem={answering.problem} takesFocus />
      {isSearching ? <TakeWithDevices handover={handover} onClose={() => setIsSearching(false)} /> : null}
    </Notice>
  );
}

function Offered({ handover }: { handover: HandoverView }) {
  const text = useText();
  const withdrawing = useDeskCommand(desk.handovers.answer.mutate);
  const { handoverId, toName } = handover;
  return (
    <Notice
      tone="info"
      title={text('handovers.offered', { name: toName ?? '' })}
      actions={
        <Button
          onPress={() => void withdrawing.run({ handoverId, answer: 'withdrawn', seen: [] })}
          isPending={withdrawing.isPending}
        >
          {text('handovers.withdraw')}
        </Button>
      }
    >
      <Contents handover={handover} />
      <ProblemNotice problem={withdrawing.problem} takesFocus />
    </Notice>
  );
}

function Contents({ handover: { visits, terminals, devices } }: { handover: HandoverView }) {
  const text = useText();
  const subtotalText = useSubtotalText();
  return (
    <ul>
      {terminals.map((terminal) => (
        <li key={terminal.terminalId}>{subtotalText(terminal)}</li>
      ))}
      {devices.map(({ label, title, condition }) => (
        <li key={label}>
          {text('handovers.device', {
            device: title ?? label,
            condition: text(`equipment.condition.${condition}`),
          })}
        </li>
      ))}
      {visits.map(({ visitId, deskNumber: desk, number, clientName }) => (
        <li key={visitId}>{text('visits.numbered', { desk, number, name: clientName })}</li>
      ))}
    </ul>
  );
}

/** The handovers of a day with their answers, for the manager at the close; nothing when there was none. */
export function HandoversOfDay({ day }: { day: string }) {
  const text = useText();
  const subtotalText = useSubtotalText();
  const { data = [] } = useDeskQuery(deskQueries.handovers.ofDay.queryOptions({ day }), { isBeside: true });
  return data.length === 0 ? null : (
    <Notice tone="info" title={text('handovers.ofDay')}>
      <ul>
        {data.map(({ handoverId, fromName, toName, terminals, visits, answer }) => (
          <li key={handoverId}>
            {text('handovers.line', {
              from: fromName ?? '',
              to: toName ?? '',
              visits: visits.length,
              answer: text(answer === null ? 'handovers.unanswered' : `handovers.answer.${answer}`),
            })}
            {terminals.map((terminal) => (
              <div key={terminal.terminalId}>{subtotalText(terminal)}</div>
            ))}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
