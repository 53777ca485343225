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
} from './chains.ts';
import { failureOf, notTheProvince } from './failures.ts';
import type { ProvinceClient } from './province-client.ts';
import type { Event } from './step.ts';
import type { SyncDesk } from './sync-desk.ts';
import type { Province, SyncStore } from './sync-store.ts';
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
  if (answer.kind !== 'answer') return { kind: 'failed', failure: failureOf(answer, identity.deviceId) };
  const compared = compareHeld(desk, identity, answer.value, province.signingKey);
  if (compared === null) return { kind: 'failed', failure: notTheProvince };
  verifyKeyAttestation(desk, answer.value.keyAttestation);
  const { missing, left } = compared;
  const isOfOthers = ({ device }: KeptAck): boolean => whose === 'own' && device !== identity.deviceId;
  saveContact(desk, answer.value, compared.marks, compared.quarantined, [
    ...acksUnder(desk, answer.value.serverEpoch).filter(isOfOthers),
    ...acksIn(answer.value),
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
  if (!isKeyAttestationValid(heads.keyAttestation, provinceKey)) return null;
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

/** Those that are known here, as long as the province goes by the same epoch of its store. */
function acksUnder({ reads }: Pick<SyncDesk, 'reads'>, serverEpoch: string): readonly KeptAck[] {
  return reads.sync.province()?.serverEpoch === serverEpoch ? reads.sync.acks() : [];
}

function isEpochProved({ serverEpoch, epochAttestation }: HeadsAnswer, key: string): boolean {
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

/** What an answer says of the province itself; one to a batch says nothing of its epoch, which is the known one. */
type Said = Pick<HeadsAnswer, 'serverEpoch' | 'serverTime'> & Partial<Pick<HeadsAnswer, 'epochAttestation'>>;

/** Notes that the province answered now, and what it holds (N11). */
export function saveContact(
  desk: SyncDesk,
  { serverEpoch, serverTime, epochAttestation }: Said,
  marks: readonly Mark[],
  quarantined: readonly number[] | null,
  acks: readonly KeptAck[],
): void {
  const lastContactAt = noteTime(desk, serverTime);
  desk.clockMonitor.noteProvinceTime(serverTime);
  desk.reads.sync.saveContact(
    {
      ...{ serverEpoch, saidAt: serverTime, lastContactAt, clockOffsetMs: desk.clock.offsetMs },
      ...(epochAttestation === undefined ? {} : epochFacts(epochAttestation)),
    },
    marks,
    quarantined,
    acks,
  );
}

/** What is kept of the province's word for its epoch. */
export function epochFacts({ since, signature }: EpochAttestation) {
  return { epochSince: since, epochSignature: signature };
}

/** Takes over the province's time. @returns this PC's, UTC */
function noteTime(desk: SyncDesk, serverTime: string): string {
  const now = desk.machine.now();
  desk.clock.offsetMs = Date.parse(serverTime) - Date.parse(now);
  return now;
}
