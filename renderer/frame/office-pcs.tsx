// The office's PCs, each with where it is, what of it is here, when it was heard and what its clock says (design.md §6): in the
// settings, where the manager adds and removes them, and beside the sync.
import type { ReactNode } from 'react';
import { type MemberView, noticeableOffsetMs } from '#core/replication/peers/contract.ts';
import { type SayText, useText } from '../i18n/use-text.ts';
import { Bdi } from '../ui/bdi.tsx';
import { StatusLabel } from '../ui/status-label.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { TimeText } from '../ui/time-text.tsx';

type OfficePcsProps = {
  members: readonly MemberView[];
  /** What can be done with a PC. */
  act?: (member: MemberView) => ReactNode;
};

export function OfficePcs({ members, act }: OfficePcsProps) {
  const text = useText();
  const columns: Column<MemberView>[] = [
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
      id: 'contact',
      header: text('peers.lastContact'),
      cell: ({ isSelf, lastContactAt }) =>
        isSelf || lastContactAt === null ? text('peers.none') : <TimeText at={lastContactAt} withDay />,
    },
    {
      id: 'clock',
      header: text('peers.clock'),
      cell: ({ isSelf, clockOffsetMs }) => (isSelf ? text('peers.none') : clockText(text, clockOffsetMs)),
    },
  ];
  return (
    <Table
      caption={text('peers.title')}
      rows={members}
      rowKey={({ deviceId }) => deviceId}
      isVoid={({ removed }) => removed !== null}
      columns={columns}
      act={act}
    />
  );
}

function StateOf({ member: { isSelf, removed, isLinked, lastContactAt } }: { member: MemberView }) {
  const text = useText();
  if (removed !== null) return text('peers.removedFor', { reason: text(`peers.removed.${removed}`) });
  if (isSelf) return text('peers.self');
  if (isLinked) return <StatusLabel tone="good">{text('peers.linked')}</StatusLabel>;
  return (
    <StatusLabel tone="warn">
      {text(lastContactAt === null ? 'peers.neverConnected' : 'peers.missing')}
    </StatusLabel>
  );
}

function clockText(text: SayText, offsetMs: number | null) {
  if (offsetMs === null) return text('peers.none');
  if (Math.abs(offsetMs) <= noticeableOffsetMs) return text('peers.clockSame');
  const minutes = Math.round(Math.abs(offsetMs) / 60_000);
  return (
    <StatusLabel tone="warn">
      {text(offsetMs > 0 ? 'peers.clockAhead' : 'peers.clockBehind', { minutes })}
    </StatusLabel>
  );
}
