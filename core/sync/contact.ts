// A contact with the province: what it holds of this device, proved by its signatures, noted and compared with what is here.

import type { DeviceIdentity } from '#core/journal/device-identity.ts';
import type { HeadsAnswer, HeldStream } from '#core/leaves/wire/contract.ts';
import { ackStatement, statementHolds } from '#core/leaves/wire/signed-statements.ts';
import { compareChains, type HeldChain, type Mark, type OwnChain } from './chains.ts';
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
  let answer = await client.heads(identity.officeCode);
  if (answer.kind === 'problem' && answer.problem.code === 'BAD_SIGNATURE' && answer.problem.serverTime) {
    // This PC's clock was set since the last contact: the token was made for another time.
    noteTime(desk, answer.problem.serverTime);
    answer = await client.heads(identity.officeCode);
  }
  if (answer.kind !== 'answer') return { kind: 'failed', failure: failureOf(answer) };
  const heads = answer.value;
  const streams = heads.streams.filter(({ deviceId }) => deviceId === identity.deviceId);
  if (!streams.every((stream) => isProved(stream, heads, province.signingKey))) {
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
  noteContact(
    desk,
    heads,
    compared.marks,
    streams.flatMap(({ quarantined }) => quarantined),
  );
  const { missing, left, unsent } = compared;
  return { kind: 'heads', missing, left, unsent };
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
