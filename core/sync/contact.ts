// A contact with the province: what it holds of this device, proved by its signatures, noted and compared with what is here.

import type { DeviceIdentity } from '#core/journal/device-identity.ts';
import type { HeadsAnswer, HeldStream } from '#core/leaves/wire/contract.ts';
import { ackStatement, statementHolds } from '#core/leaves/wire/signed-statements.ts';
import {
  type Comparison,
  compareChains,
  compareOthers,
  type HeldChain,
  type Mark,
  type OwnChain,
} from './chains.ts';
import { failureOf, notTheProvince } from './failures.ts';
import type { ProvinceClient } from './province-client.ts';
import type { Event } from './step.ts';
import type { SyncDesk } from './sync-desk.ts';
import type { Province } from './sync-store.ts';

export type ContactParts = {
  readonly desk: SyncDesk;
  readonly client: ProvinceClient;
  readonly identity: DeviceIdentity;
  readonly province: Province;
  readonly stopped: () => boolean;
};

/** Asks what the province holds of this device, and finds what either side lacks. */
export async function askHeads({ desk, client, identity, province }: ContactParts): Promise<Event> {
  const others = othersOf(desk, identity);
  const whose = others.length === 0 ? 'own' : 'all';
  let answer = await client.heads(identity.officeCode, whose);
  if (answer.kind === 'problem' && answer.problem.code === 'BAD_SIGNATURE' && answer.problem.serverTime) {
    // This PC's clock was set since the last contact: the token was made for another time.
    noteTime(desk, answer.problem.serverTime);
    answer = await client.heads(identity.officeCode, whose);
  }
  if (answer.kind !== 'answer') return { kind: 'failed', failure: failureOf(answer) };
  const compared = compareHeld(desk, identity, answer.value, province.signingKey);
  if (compared === null) return { kind: 'failed', failure: notTheProvince };
  noteContact(desk, answer.value, compared.marks, compared.quarantined);
  const { missing, left, unsent } = compared;
  return { kind: 'heads', missing, left, unsent };
}

/** What the province said that it holds, against what is here; null when its word is not proved. */
export function compareHeld(
  desk: Pick<SyncDesk, 'path' | 'reads'>,
  identity: DeviceIdentity,
  heads: HeadsAnswer,
  provinceKey: string,
): (Comparison & { readonly quarantined: readonly number[] }) | null {
  const own = heads.streams.filter(({ deviceId }) => deviceId === identity.deviceId);
  // What it holds of the others is a mark here, and is proved as well.
  if (!heads.streams.every((stream) => isProved(stream, heads, provinceKey))) return null;
  const { journal } = desk.path;
  const compared = compareChains(
    chainsOfDevice(desk, identity.deviceId),
    own.flatMap(chainsOf),
    identity.epoch,
    journal.hashAt,
  );
  const relayed = othersOf(desk, identity).map((deviceId) =>
    compareOthers(
      chainsOfDevice(desk, deviceId),
      heads.streams.filter((stream) => stream.deviceId === deviceId).flatMap(chainsOf),
      journal.hashAt,
    ),
  );
  const passedOn = relayed
    .flatMap(({ unsent }) => unsent)
    .filter(({ key, after }) => desk.reads.peers.signedHeadAfter(key, after) !== null);
  return {
    ...compared,
    marks: [...compared.marks, ...relayed.flatMap(({ marks }) => marks)],
    unsent: [...compared.unsent, ...passedOn],
    quarantined: own.flatMap(({ quarantined }) => quarantined),
  };
}

/** The office's other PCs of which something is here: whoever reaches the province sends what it lacks. */
function othersOf(desk: Pick<SyncDesk, 'path' | 'reads'>, { deviceId }: DeviceIdentity): string[] {
  const known = new Set(desk.reads.peers.known().map((member) => member.deviceId));
  const here = new Set(desk.path.journal.streams().map(({ device }) => device));
  return [...here].filter((device) => device !== deviceId && known.has(device));
}

function chainsOfDevice(desk: Pick<SyncDesk, 'path' | 'reads'>, deviceId: string): OwnChain[] {
  return desk.reads.sync.ownStreams(deviceId).map(({ device, epoch, baseSeq, headSeq }) => ({
    key: { device, epoch },
    epoch: desk.path.journal.wireEpoch({ device, epoch }),
    baseSeq,
    headSeq,
  }));
}

/** A stream as the province holds it, and the branches that contradict it. */
function chainsOf({ epoch, startHash, ackedSeq, headHash, backedUpSeq, branches }: HeldStream): HeldChain[] {
  return [
    { epoch, isBranch: false, seq: ackedSeq, hash: headHash, startHash, backedUpSeq },
    ...branches.map(({ seq, hash }) => ({ epoch, isBranch: true, seq, hash, startHash, backedUpSeq: 0 })),
  ];
}

function isProved(stream: HeldStream, { serverEpoch }: HeadsAnswer, key: string): boolean {
  const { deviceId, epoch } = stream;
  const of = { deviceId, epoch, serverEpoch };
  return (
    statementHolds(ackStatement({ ...of, ...stream }), stream.signature, key) &&
    stream.branches.every(({ seq, hash, signature }) =>
      statementHolds(ackStatement({ ...of, ackedSeq: seq, headHash: hash, backedUpSeq: 0 }), signature, key),
    )
  );
}

/** Notes that the province answered now, and what it holds. */
export function noteContact(
  desk: SyncDesk,
  { serverEpoch, serverTime }: { readonly serverEpoch: string; readonly serverTime: string },
  marks: readonly Mark[],
  quarantined: readonly number[] | null,
): void {
  const lastContactAt = noteTime(desk, serverTime);
  // Only what is signed is heard: a time that anybody may have said stops no office.
  desk.clockWatch.heard(serverTime);
  desk.reads.sync.noteContact(
    { serverEpoch, saidAt: serverTime, lastContactAt, clockOffsetMs: desk.clockOffsetMs },
    marks,
    quarantined,
  );
}

/** Takes over the province's time. @returns this PC's, UTC */
export function noteTime(desk: SyncDesk, serverTime: string): string {
  const now = desk.machine.now();
  desk.clockOffsetMs = Date.parse(serverTime) - Date.parse(now);
  return now;
}
