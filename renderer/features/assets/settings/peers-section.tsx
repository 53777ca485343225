// The office's PCs: turned on once, each shown with where it is, what it holds and when it was heard; the manager adds and
// removes them (design.md §6).
import { MonitorUp, Network, Power } from 'lucide-react';
import { useState } from 'react';
import type { MemberView, PeersStateView } from '#core/replication/peers/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskCommand, useDeskQuery } from '#renderer/api/use-desk.ts';
import { OfficePcs } from '#renderer/frame/office-pcs.tsx';
import { useProblemText } from '#renderer/i18n/problem-text.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { Section } from '#renderer/ui/page.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { Actions } from '#renderer/ui/stack.tsx';
import { AddPcDialog, ConnectPcDialog, RemovePcDialog } from './peers-dialogs.tsx';
import { useIsManager } from './use-is-manager.ts';

export function PeersSection() {
  const text = useText();
  const isManager = useIsManager();
  const { data: state, problem } = useDeskQuery(deskQueries.peers.state.queryOptions());
  return (
    <Section title={text('peers.title')}>
      <ProblemNotice problem={problem} />
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
  const opening = useDeskCommand(desk.peers.enable.mutate);
  const host = chosen ?? addresses[0] ?? null;
  return (
    <>
      <EmptyState title={text('peers.off')} why={text('peers.offWhy')} />
      <ProblemNotice problem={opening.problem} takesFocus />
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
  const [isConnecting, setIsConnecting] = useState(false);
  const [removed, setRemoved] = useState<MemberView | null>(null);
  const shutting = useDeskCommand(() => desk.peers.disable.mutate());
  const { listens, members, problem } = state;
  return (
    <>
      {problem === null ? null : <Notice tone="warn">{problemText(problem)}</Notice>}
      {listens === null ? null : (
        <p>
          {text('peers.listens')} <Bdi>{`${listens.host}:${listens.port}`}</Bdi>
        </p>
      )}
      <HearingNotice state={state} />
      {members.length < 2 ? (
        <EmptyState title={text('peers.alone')} why={text('peers.aloneWhy')} />
      ) : (
        <OfficePcs
          members={members}
          act={(member) =>
            isManager && !member.isSelf && member.removed === null ? (
              <Button isDense onPress={() => setRemoved(member)}>
                {text('peers.remove')}
              </Button>
            ) : null
          }
        />
      )}
      <ProblemNotice problem={shutting.problem} takesFocus />
      {isManager ? (
        <Actions>
          <Button icon={MonitorUp} onPress={() => setIsAdding(true)}>
            {text('peers.add')}
          </Button>
          <Button icon={Network} onPress={() => setIsConnecting(true)}>
            {text('peers.connect')}
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
      {isConnecting ? <ConnectPcDialog onClose={() => setIsConnecting(false)} /> : null}
      {removed === null ? null : <RemovePcDialog member={removed} onClose={() => setRemoved(null)} />}
    </>
  );
}

/** Somebody is missing, and nobody is heard in the network: what usually keeps PCs from finding each other. */
function HearingNotice({ state: { members, hearing } }: Pick<PartProps, 'state'>) {
  const text = useText();
  const isMissing = members.some(({ isSelf, isLinked, removed }) => !isSelf && !isLinked && removed === null);
  if (!isMissing || hearing === 'others' || hearing === 'unknown') return null;
  return (
    <Notice tone="warn" title={text(`peers.hearing.${hearing}`)}>
      {text('peers.hearing.check')}
    </Notice>
  );
}
