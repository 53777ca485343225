// The office's PCs: turned on once, each shown with where it is, what it holds and when it was heard; the manager adds and
// removes them (design.md §6).
import { MonitorUp, Network, Power } from 'lucide-react';
import { useState } from 'react';
import { type MemberView, noticeableOffsetMs, type PeersStateView } from '#core/peers/contract.ts';
import { desk } from '../../api/client.ts';
import { deskQueries } from '../../api/queries.ts';
import { useDeskCommand, useDeskQuery } from '../../api/use-desk.ts';
import { useProblemText } from '../../i18n/problem-text.ts';
import { type SayText, useText } from '../../i18n/use-text.ts';
import { Bdi } from '../../ui/bdi.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Section } from '../../ui/page.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Select } from '../../ui/select.tsx';
import { Actions } from '../../ui/stack.tsx';
import { StatusWord } from '../../ui/status-word.tsx';
import { Table } from '../../ui/table.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { AddPcDialog, MeetPcDialog, RemovePcDialog } from './peers-dialogs.tsx';
import { removalWords } from './peers-words.ts';
import { useIsManager } from './use-is-manager.ts';

export function PeersSection() {
  const text = useText();
  const isManager = useIsManager();
  const { data: state, problem } = useDeskQuery(deskQueries.peers.state.queryOptions());
  return (
    <Section title={text('peers.title')}>
      {problem === null ? null : <ProblemNotice problem={problem} />}
      {state === undefined ? null : state.isOn ? (
        <SeveralPcs state={state} isManager={isManager} />
      ) : (
        <OnePc state={state} isManager={isManager} />
      )}
    </Section>
  );
}

type PartProps = { state: PeersStateView; isManager: boolean };

function OnePc({ state: { addresses }, isManager }: PartProps) {
  const text = useText();
  const [chosen, setChosen] = useState<string | null>(null);
  const opening = useDeskCommand(desk.peers.open.mutate);
  const host = chosen ?? addresses[0] ?? null;
  return (
    <>
      <EmptyState title={text('peers.off')} why={text('peers.offWhy')} />
      {opening.problem === null ? null : <ProblemNotice problem={opening.problem} takesFocus />}
      {isManager && host === null ? <Notice tone="warn">{text('peers.noNetwork')}</Notice> : null}
      {isManager && host !== null ? (
        <>
          <Select
            label={text('peers.ownAddress')}
            hint={text('peers.ownAddressHint')}
            choices={addresses.map((address) => ({ value: address, label: address }))}
            value={host}
            onChange={setChosen}
          />
          <Actions>
            <Button icon={Network} onPress={() => void opening.run({ host })} isPending={opening.isPending}>
              {text('peers.turnOn')}
            </Button>
          </Actions>
        </>
      ) : null}
    </>
  );
}

function SeveralPcs({ state, isManager }: PartProps) {
  const text = useText();
  const problemText = useProblemText();
  const [isAdding, setIsAdding] = useState(false);
  const [isMeeting, setIsMeeting] = useState(false);
  const [removed, setRemoved] = useState<MemberView | null>(null);
  const shutting = useDeskCommand(() => desk.peers.shut.mutate());
  const { listens, members, problem } = state;
  return (
    <>
      {problem === null ? null : <Notice tone="warn">{problemText(problem)}</Notice>}
      {listens === null ? null : (
        <p>
          {text('peers.listens')} <Bdi>{`${listens.host}:${listens.port}`}</Bdi>
        </p>
      )}
      {members.length < 2 ? (
        <EmptyState title={text('peers.alone')} why={text('peers.aloneWhy')} />
      ) : (
        <MembersTable members={members} isManager={isManager} onRemove={setRemoved} />
      )}
      {shutting.problem === null ? null : <ProblemNotice problem={shutting.problem} takesFocus />}
      {isManager ? (
        <Actions>
          <Button icon={MonitorUp} onPress={() => setIsAdding(true)}>
            {text('peers.add')}
          </Button>
          <Button icon={Network} onPress={() => setIsMeeting(true)}>
            {text('peers.meet')}
          </Button>
          <Button
            icon={Power}
            kind="quiet"
            onPress={() => void shutting.run(undefined)}
            isPending={shutting.isPending}
          >
            {text('peers.turnOff')}
          </Button>
        </Actions>
      ) : null}
      {isAdding ? <AddPcDialog state={state} onClose={() => setIsAdding(false)} /> : null}
      {isMeeting ? <MeetPcDialog onClose={() => setIsMeeting(false)} /> : null}
      {removed === null ? null : <RemovePcDialog member={removed} onClose={() => setRemoved(null)} />}
    </>
  );
}

type MembersTableProps = {
  members: readonly MemberView[];
  isManager: boolean;
  onRemove: (member: MemberView) => void;
};

function MembersTable({ members, isManager, onRemove }: MembersTableProps) {
  const text = useText();
  return (
    <Table
      caption={text('peers.title')}
      rows={members}
      rowKey={({ deviceId }) => deviceId}
      isVoid={({ removed }) => removed !== null}
      columns={[
        {
          id: 'name',
          header: text('peers.pc'),
          isRowHeader: true,
          cell: ({ name, deskNumber }) => text('peers.pcOf', { name, number: deskNumber }),
        },
        { id: 'state', header: text('peers.state'), cell: (member) => <StateOf member={member} /> },
        {
          id: 'address',
          header: text('peers.address'),
          cell: ({ address }) =>
            address === null ? text('peers.none') : <Bdi>{`${address.host}:${address.port}`}</Bdi>,
        },
        {
          id: 'entries',
          header: text('peers.entries'),
          isNumber: true,
          cell: ({ entries }) => text('peers.count', { number: entries }),
        },
        {
          id: 'clock',
          header: text('peers.clock'),
          cell: ({ isSelf, clockOffsetMs }) => (isSelf ? text('peers.none') : clockText(text, clockOffsetMs)),
        },
        {
          id: 'act',
          header: text('settings.act'),
          isAct: true,
          cell: (member) =>
            isManager && !member.isSelf && member.removed === null ? (
              <Button isDense onPress={() => onRemove(member)}>
                {text('peers.remove')}
              </Button>
            ) : null,
        },
      ]}
    />
  );
}

function StateOf({ member: { isSelf, removed, isLinked, lastContactAt } }: { member: MemberView }) {
  const text = useText();
  if (removed !== null) return text(removalWords[removed]);
  if (isSelf) return text('peers.self');
  if (isLinked) return <StatusWord tone="good">{text('peers.linked')}</StatusWord>;
  if (lastContactAt === null) return <StatusWord tone="warn">{text('peers.neverHeard')}</StatusWord>;
  return (
    <>
      <StatusWord tone="warn">{text('peers.notHeardSince')}</StatusWord>{' '}
      <TimeText at={lastContactAt} withDay />
    </>
  );
}

function clockText(text: SayText, offsetMs: number | null) {
  if (offsetMs === null) return text('peers.none');
  if (Math.abs(offsetMs) <= noticeableOffsetMs) return text('peers.clockSame');
  const minutes = Math.round(Math.abs(offsetMs) / 60_000);
  return (
    <StatusWord tone="warn">
      {text(offsetMs > 0 ? 'peers.clockAhead' : 'peers.clockBehind', { minutes })}
    </StatusWord>
  );
}
