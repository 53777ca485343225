// Pending records: they are stored and in no table, because an entry that they name is missing or their chain is inconsistent (J38).
import { streamName } from '#core/foundation/wire/short-names.ts';
import { chainsIn } from './chains-here.ts';
import type { PcName, PendingRecords } from './contract.ts';
import type { PeersDesk } from './peers-desk.ts';

type Pending = { entries: number; readonly missing: Set<string | null> };

/**
 * For each PC: how many of its records are pending, and the PCs whose records they name and that are missing here. Null stands for
 * a PC of which no record is here. `missing` is empty for an inconsistent chain. Sorted by desk number.
 */
export function pendingRecords({ path, reads }: Pick<PeersDesk, 'path' | 'reads'>): PendingRecords[] {
  const pending = path.pending();
  if (pending.length === 0) return [];
  const members = new Map(reads.peers.members().map((member) => [member.deviceId, member]));
  const deviceOf = new Map(
    chainsIn(path.journal).map(({ device, epoch }) => [streamName(device, epoch), device]),
  );
  const nameOf = (device: string | null): PcName | null => {
    const member = device === null ? undefined : members.get(device);
    return member === undefined ? null : { deskNumber: member.deskNumber, name: member.name };
  };
  const byPc = new Map<string, Pending>();
  for (const { device, epoch, placedSeq, missing } of pending) {
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
