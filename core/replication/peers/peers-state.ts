// What people see of the office's PCs.

import type { Problem } from '#core/foundation/problems/catalogue.ts';
import type { StreamKey } from '#core/journal/log/journal-store.ts';
import { nothingKnown, reachOf, withHeads } from '#core/replication/chains/knowledge.ts';
import { hereOf } from './chains-here.ts';
import {
  type Address,
  type Hearing,
  type MemberView,
  measures,
  type OwnRemoval,
  type PeersStateView,
} from './contract.ts';
import { ownAddresses } from './lan.ts';
import type { Peers } from './peers.ts';
import type { PeersDesk } from './peers-desk.ts';

type Now = {
  readonly peers: Pick<Peers, 'linked' | 'peerHeads' | 'codeUntil'>;
  readonly listens: Address | null;
  readonly removal: OwnRemoval | null;
  readonly problem: Problem | null;
  readonly hearing: Hearing;
  readonly heard: ReadonlyMap<string, { readonly at: string; readonly clockOffsetMs: number }>;
};

export function peersState(
  desk: PeersDesk,
  { peers, listens, removal, problem, hearing, heard }: Now,
): PeersStateView {
  const { reads, path } = desk;
  const own = desk.identity();
  const linked = new Set(peers.linked());
  const removals = reads.peers.removals();
  const contacts = new Map(reads.peers.contacts().map((contact) => [contact.deviceId, contact]));
  const entries = new Map<string, number>();
  for (const { device, epoch, branchOf, baseSeq } of path.journal.streams()) {
    const count = path.journal.head({ device, epoch }).seq - (branchOf === null ? 0 : baseSeq);
    entries.set(device, (entries.get(device) ?? 0) + count);
  }
  const members = reads.peers.members().map(({ deviceId, deskNumber, name }): MemberView => {
    const contact = contacts.get(deviceId);
    const last = heard.get(deviceId);
    const isSelf = deviceId === own?.deviceId;
    const found =
      contact?.host == null || contact.port === null ? null : { host: contact.host, port: contact.port };
    return {
      deviceId,
      deskNumber,
      name,
      isSelf,
      removed: removals.get(deviceId) ?? null,
      isLinked: linked.has(deviceId),
      address: isSelf ? listens : found,
      entries: entries.get(deviceId) ?? 0,
      lastContactAt: last?.at ?? contact?.lastContactAt ?? null,
      clockOffsetMs: last?.clockOffsetMs ?? contact?.clockOffsetMs ?? null,
    };
  });
  const others = members.filter(({ isSelf, removed }) => !isSelf && removed === null);
  const stream = own === null ? null : { device: own.deviceId, epoch: own.epoch };
  const linkedHeads = peers.peerHeads();
  const chainsHere = hereOf(path.journal);
  /** As it said itself: on its link, when that ended, or in a bundle that was carried here. */
  const holds = (deviceId: string, { device, epoch }: StreamKey): boolean => {
    const said = linkedHeads.get(deviceId) ?? reads.peers.peerHeads(deviceId);
    const chain = chainsHere.chains.find(({ key }) => key.device === device && key.epoch === epoch);
    const theirs = withHeads(nothingKnown, said, chainsHere, measures);
    const reach = chain && reachOf(theirs, chain, chainsHere);
    return (reach?.seq ?? 0) >= path.journal.head({ device, epoch }).seq;
  };
  const until = peers.codeUntil();
  const teller = members.find(({ deviceId }) => deviceId === removal?.by);
  return {
    isOn: reads.peers.settings().isOn,
    listens,
    removal: removal === null ? null : { by: teller?.name ?? '', at: removal.at },
    problem,
    hearing,
    addresses: [...ownAddresses(), ...(own?.demo === true ? ['127.0.0.1'] : [])],
    members,
    codeUntil: until === null ? null : new Date(until).toISOString(),
    marks: {
      others: others.length,
      // Who wrote nothing has nothing that another PC lacks.
      holding: stream === null ? 0 : others.filter(({ deviceId }) => holds(deviceId, stream)).length,
    },
  };
}
