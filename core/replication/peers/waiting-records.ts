// Records that are here and in no table: what they name is not here yet, or their order does not hold (J38).
import { streamName } from '#core/foundation/wire/short-names.ts';
import type { PcName, WaitingRecords } from './contract.ts';
import { chainsIn } from './peer-heads.ts';
import type { PeersDesk } from './peers-desk.ts';

type Waiting = { entries: number; readonly missing: Set<string | null> };

/**
 * Of each PC how many of its records are in no table, and the PCs whose records they name and that are missing here; null is a PC of
 * which nothing is here. Nothing is missing where the chain stands apart. By desk number.
 */
export function waitingRecords({ path, reads }: Pick<PeersDesk, 'path' | 'reads'>): WaitingRecords[] {
  const waiting = path.waiting();
  if (waiting.length === 0) return [];
  const members = new Map(reads.peers.members().map((member) => [member.deviceId, member]));
  const deviceOf = new Map(
    chainsIn(path.journal).map(({ device, epoch }) => [streamName(device, epoch), device]),
  );
  const nameOf = (device: string | null): PcName | null => {
    const member = device === null ? undefined : members.get(device);
    return member === undefined ? null : { deskNumber: member.deskNumber, name: member.name };
  };
  const byPc = new Map<string, Waiting>();
  for (const { device, epoch, placedSeq, missing } of waiting) {
    const key = `${device} ${missing.length > 0}`;
    const pc = byPc.get(key) ?? { entries: 0, missing: new Set() };
    byPc.set(key, pc);
    pc.entries += path.journal.head({ device, epoch }).seq - placedSeq;
    for (const [stream] of missing) pc.missing.add(deviceOf.get(stream) ?? null);
  }
  return [...byPc]
    .map(([key, { entries, missing }]) => ({
      ...{ pc: nameOf(key.slice(0, key.indexOf(' '))), entries },
      missing: [...missing].map(nameOf),
    }))
    .toSorted((one, other) => (one.pc?.deskNumber ?? 0) - (other.pc?.deskNumber ?? 0));
}
