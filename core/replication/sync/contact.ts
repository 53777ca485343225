// A contact with the province: what it holds of this device, proved by its signatures, noted and compared with what is here.

import type { EpochAttestation, HeadsAnswer, HeldStream } from '#core/foundation/wire/contract.ts';
import { isKeyAttestationValid } from '#core/foundation/wire/province-keys.ts';
import {
  ackStatement,
  serverEpochStatement,
  statementHolds,
} from '#core/foundation/wire/signed-statements.ts';
import type { DeviceIdentity } from '#core/journal/device/device-identity.ts';
import {
  type Comparison,
  compareChains,
  compareOthers,
  type HeldChain,
  type KeptAck,
  type Mark,
  type OwnChain,
  withAck,
} from './chains.ts';
import { failureOf, notTheProvince } from './failures.ts';
import type { ProvinceClient } from './province-client.ts';
import type { Event } from './step.ts';
import type { SyncDesk } from './sync-desk.ts';
import type { Province, SyncStore } from './sync-store.ts';
import { provedPart } from './unsigned-answer.ts';
import { verifyKeyAttestation } from './verify-key-attestation.ts';

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
  const answer = await client.heads(identity.officeCode, whose);
  if (answer.kind !== 'answer') return { kind: 'failed', failure: failureOf(answer) };
  const compared = compareHeld(desk, identity, answer.value, province.signingKey);
  if (compared === null) return { kind: 'failed', failure: notTheProvince };
  verifyKeyAttestation(desk, answer.value.keyAttestation);
  const acks = acksIn(answer.value);
  const { epochAttestation = null } = answer.value;
  const named = { ...answer.value, epochAttestation };
  const { missing, left } = compared;
  if (!answer.isSigned) {
    const heard = provedPart(desk, desk.reads.sync.province() ?? province, named, compared);
    if (heard === null) return { kind: 'failed', failure: notTheProvince };
    const proved = withAcks(desk, heard.isOtherEpoch ? [] : desk.reads.sync.acks(), acks);
    noteUnsigned(desk, named, heard.marks, proved, epochAttestation !== null || acks.length > 0);
    return { kind: 'heads', missing, left, unsent: heard.unsent };
  }
  const isOfOthers = ({ device }: KeptAck): boolean => whose === 'own' && device !== identity.deviceId;
  noteContact(desk, named, compared.marks, compared.quarantined, [
    ...acksUnder(desk, answer.value.serverEpoch).filter(isOfOthers),
    ...acks,
  ]);
  return { kind: 'heads', missing, left, unsent: compared.unsent };
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
  if (!isEpochProved(heads, provinceKey)) return null;
  if (heads.keyAttestation !== undefined && !isKeyAttestationValid(heads.keyAttestation, provinceKey))
    return null;
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

/** Every chain of a device that is here. */
export function chainsOfDevice(
  desk: { readonly path: SyncDesk['path']; readonly reads: { readonly sync: Pick<SyncStore, 'ownStreams'> } },
  deviceId: string,
): OwnChain[] {
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

/** Every acknowledgement in the province's answer. */
export function acksIn({ streams }: HeadsAnswer): readonly KeptAck[] {
  return streams
    .flatMap(({ deviceId: device, epoch, ackedSeq, headHash, backedUpSeq, signature, branches }) => [
      { device, epoch, ackedSeq, headHash, backedUpSeq, signature },
      ...branches.map(({ seq, hash, signature: own }) => ({
        ...{ device, epoch, ackedSeq: seq, headHash: hash, backedUpSeq: 0, signature: own },
      })),
    ])
    .filter(({ ackedSeq }) => ackedSeq > 0);
}

/** Those that are known with those that came, the newest of each chain here. */
export function withAcks(
  desk: Pick<SyncDesk, 'path' | 'reads'>,
  before: readonly KeptAck[],
  acks: readonly KeptAck[],
): readonly KeptAck[] {
  const { hashAt } = desk.path.journal;
  let known = before;
  for (const ack of acks) known = withAck(known, ack, chainsOfDevice(desk, ack.device), hashAt) ?? known;
  return known;
}

/** Those that are known here, as long as the province goes by the same epoch of its store. */
export function acksUnder({ reads }: Pick<SyncDesk, 'reads'>, serverEpoch: string): readonly KeptAck[] {
  return reads.sync.province()?.serverEpoch === serverEpoch ? reads.sync.acks() : [];
}

function isEpochProved({ serverEpoch, epochAttestation }: HeadsAnswer, key: string): boolean {
  if (epochAttestation === undefined) return true;
  const { since, signature } = epochAttestation;
  return statementHolds(serverEpochStatement({ serverEpoch, since }), signature, key);
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

/** Notes that the province answered now, and what it holds: of an answer that it signed as a whole (N11). */
export function noteContact(
  desk: SyncDesk,
  {
    serverEpoch,
    serverTime,
    epochAttestation,
  }: {
    readonly serverEpoch: string;
    readonly serverTime: string;
    readonly epochAttestation: EpochAttestation | null;
  },
  marks: readonly Mark[],
  quarantined: readonly number[] | null,
  acks: readonly KeptAck[],
): void {
  const lastContactAt = noteTime(desk, serverTime);
  // Only what is signed is heard: a time that anybody may have said stops no office (unsigned-answer.ts).
  desk.clockWatch.heard(serverTime);
  desk.reads.sync.noteContact(
    {
      ...{ serverEpoch, saidAt: serverTime, lastContactAt, clockOffsetMs: desk.clockOffsetMs },
      signsAnswers: true,
      ...epochFacts(desk.reads.sync.province(), serverEpoch, epochAttestation),
    },
    marks,
    quarantined,
    acks,
  );
}

/**
 * The same of an answer that says no more than its acknowledgements prove. It says no time, so that nothing would tell when the
 * clock was put right: what was measured before is known no more. @param isHeard whether these prove anything at all
 */
export function noteUnsigned(
  desk: SyncDesk,
  {
    serverEpoch,
    epochAttestation,
  }: { readonly serverEpoch: string; readonly epochAttestation: EpochAttestation | null },
  marks: readonly Mark[],
  acks: readonly KeptAck[],
  isHeard: boolean,
): void {
  const facts = epochFacts(desk.reads.sync.province(), serverEpoch, epochAttestation);
  const contact = isHeard ? { lastContactAt: desk.machine.now() } : {};
  desk.clockOffsetMs = null;
  desk.reads.sync.noteContact({ serverEpoch, ...facts, ...contact, clockOffsetMs: null }, marks, null, acks);
}

/** What is known of the province's epoch once it was named; without its word of it nothing is known of another one. */
export function epochFacts(known: Province | null, serverEpoch: string, word: EpochAttestation | null) {
  if (word !== null) return { epochSince: word.since, epochSignature: word.signature };
  return known?.serverEpoch === serverEpoch ? {} : { epochSince: null, epochSignature: null };
}

/** Takes over the province's time. @returns this PC's, UTC */
function noteTime(desk: SyncDesk, serverTime: string): string {
  const now = desk.machine.now();
  desk.clockOffsetMs = Date.parse(serverTime) - Date.parse(now);
  return now;
}
