// A contact with the province: what it holds of this device, proved by its signatures, noted and compared with what is here.

import type { DeviceIdentity } from '#core/journal/device-identity.ts';
import type { HeadsAnswer, HeldStream } from '#core/leaves/wire/contract.ts';
import { ackStatement, statementHolds } from '#core/leaves/wire/signed-statements.ts';
import {
  compareChains,
  compareOthers,
  type HeldChain,
  type Mark,
  type OthersStream,
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
  const heads = answer.value;
  const streams = heads.streams.filter(({ deviceId }) => deviceId === identity.deviceId);
  if (!heads.streams.every((stream) => isProved(stream, heads, province.signingKey))) {
    return { kind: 'failed', failure: notTheProvince };
  }
  const { journal } = desk.path;
  const own = desk.reads.sync.ownStreams(identity.deviceId).map(
    ({ device, epoch, baseSeq, headSeq }): OwnChain => ({
      key: { device, epoch },
      epoch: journal.wireEpoch({ device, epoch }),
      baseSeq,
      headSeq,
    }),
  );
  const compared = compareChains(own, streams.flatMap(chainsOf), identity.epoch, journal.hashAt);
  const held = heads.streams.flatMap((stream) =>
    chainsOf(stream).map((chain) => ({ ...chain, device: stream.deviceId })),
  );
  const relayed = compareOthers(others, held, journal.hashAt);
  noteContact(
    desk,
    heads,
    [...compared.marks, ...relayed.marks],
    streams.flatMap(({ quarantined }) => quarantined),
  );
  const { missing, left, unsent } = compared;
  const passedOn = relayed.unsent.filter(
    ({ key, after }) => desk.reads.peers.signedHeadAfter(key, after) !== null,
  );
  return { kind: 'heads', missing, left, unsent: [...unsent, ...passedOn] };
}

/** Streams of the office's other PCs that are here: whoever reaches the province sends what it lacks. */
function othersOf(desk: SyncDesk, { deviceId }: DeviceIdentity): OthersStream[] {
  const known = new Set(desk.reads.peers.known().map((member) => member.deviceId));
  return desk.path.journal
    .streams()
    .filter(({ device, branchOf }) => device !== deviceId && branchOf === null && known.has(device))
    .map(({ device, epoch }) => ({
      key: { device, epoch },
      headSeq: desk.path.journal.head({ device, epoch }).seq,
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
    { serverEpoch, lastContactAt, clockOffsetMs: desk.clockOffsetMs },
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
