// Carries the province's attestations to PCs that do not reach it: which province the office is with, and what it signed as held
// (design.md §6). A PC passes them to those it is linked with. An attestation is believed for the province's signature only. An
// older one, or one from before a restore of the province, changes nothing.
import type { EpochAttestation, KeyAttestation } from '#core/foundation/wire/contract.ts';
import { isKeyAttestationValid } from '#core/foundation/wire/province-keys.ts';
import {
  ackStatement,
  serverEpochStatement,
  statementHolds,
} from '#core/foundation/wire/signed-statements.ts';
import { compareChains, type KeptAck } from '#core/replication/sync/chains.ts';
import { chainsOfDevice, epochFacts } from '#core/replication/sync/province-contact.ts';
import { raising, withAcks } from '#core/replication/sync/raise-marks.ts';
import type { Province } from '#core/replication/sync/sync-store.ts';
import { verifyKeyAttestation } from '#core/replication/sync/verify-key-attestation.ts';
import { linkLimits, type ProvinceAttestation } from './contract.ts';
import { chainsIn, type createPeerHeads, idOf } from './peer-heads.ts';
import type { PeersDesk } from './peers-desk.ts';

type PeerHeads = Pick<ReturnType<typeof createPeerHeads>, 'known' | 'reach'>;

/** What of the province's word is to be told to one PC, each once on a link. */
export function createTelling(desk: PeersDesk, theirs: PeerHeads) {
  const { journal } = desk.path;
  const told = new Set<string>();
  let toldEpoch: string | null = null;
  /** What was told to its last one, as the store gave it. */
  let done: readonly KeptAck[] | null = null;

  /** An acknowledgement says something to whoever holds what it is about. */
  function isTheirs(ack: KeptAck): boolean {
    if (theirs.known(ack).some(({ seq, hash }) => seq === ack.ackedSeq && hash === ack.headHash)) return true;
    const chains = chainsIn(journal);
    const chain = chains.find(
      (one) => idOf(one) === idOf(ack) && journal.hashAt(one.key, ack.ackedSeq) === ack.headHash,
    );
    const reach = chain && theirs.reach(chain, chains);
    // What goes farther than the chain here is likely to be the same one.
    if (reach == null) return theirs.known(ack).some(({ seq }) => seq > ack.ackedSeq);
    return reach.seq >= ack.ackedSeq;
  }

  return {
    /** Null when nothing is left to say. */
    next(): ProvinceAttestation | null {
      const all = desk.reads.sync.acks();
      // Asked after every commit, and there is rarely more.
      if (all === done) return null;
      const province = desk.reads.sync.province();
      if (province === null) return null;
      const pin = pinOf(province);
      if (pin === null) return null;
      const left = all.filter(({ signature }) => !told.has(signature));
      const acks = left.filter(isTheirs).slice(0, linkLimits.acksAtOnce);
      if (acks.length === left.length) done = all;
      const epoch = `${pin.serverEpoch}/${pin.epochAttestation.since}/${pin.keysSignature}`;
      if (acks.length === 0 && toldEpoch === epoch) return null;
      for (const { signature } of acks) told.add(signature);
      toldEpoch = epoch;
      return { kind: 'province', ...pin, acks: [...acks] };
    },
    /** It said this itself. */
    heard({ acks }: ProvinceAttestation): void {
      for (const { signature } of acks) told.add(signature);
    },
  };
}

/** All that the province signed, for PCs that are not on a link. */
export function attestationsToCarry(desk: PeersDesk): ProvinceAttestation[] {
  const province = desk.reads.sync.province();
  const pin = province === null ? null : pinOf(province);
  if (pin === null) return [];
  const acks = [...desk.reads.sync.acks()];
  const words: ProvinceAttestation[] = [];
  do words.push({ kind: 'province', ...pin, acks: acks.splice(0, linkLimits.acksAtOnce) });
  while (acks.length > 0);
  return words;
}

/** The province with its attestations; null before it attested its epoch and its keys to this PC. */
function pinOf(province: Province): Omit<ProvinceAttestation, 'kind' | 'acks'> | null {
  const { provinceUrl, serverEpoch, signingKey, sealingKey, keysSignature } = province;
  const { epochSince: since, epochSignature: signature } = province;
  if (keysSignature === null || since === null || signature === null) return null;
  const epochAttestation = { since, signature };
  return { provinceUrl, serverEpoch, epochAttestation, signingKey, sealingKey, keysSignature };
}

/**
 * Takes the province's word from another PC. A PC that knows no province yet, or one by hearsay of which nothing was ever
 * proved, goes with the one that the journal says the office is enrolled with, once that has said since when it goes by its
 * epoch (N38).
 * @returns what came of it: `news` is to be told on, `not_proved` is somebody's invention, `too_early` may be true and is
 * to be heard again when more of the journal is here (`isEnrolledWith`)
 */
export function acceptAttestation(
  desk: PeersDesk,
  word: ProvinceAttestation,
): 'news' | 'nothing_new' | 'not_proved' | 'too_early' {
  const { sync } = desk.reads;
  const { serverEpoch, signingKey } = word;
  if (!isProved(word)) return 'not_proved';
  const before = sync.province();
  const isFirst = before === null || (before.signingKey !== signingKey && isHearsay(desk, before));
  if (isFirst) {
    if (!sync.isEnrolledWith(signingKey)) return 'too_early';
    const { provinceUrl, sealingKey, keysSignature } = word;
    const keys = { signingKey, sealingKey, keysSignature };
    const contact = { enrolledAt: desk.machine.now(), lastContactAt: null, clockOffsetMs: null };
    sync.enrol({ provinceUrl, serverEpoch, ...keys, ...contact, quarantined: [] });
    desk.sync.wake();
  }
  const known = sync.province();
  // Of a province that the office is not with here nothing is heard.
  if (known === null || known.signingKey !== signingKey) return 'nothing_new';
  const isKeysNews = verifyKeyAttestation(desk, readKeyAttestation(word));
  const unchanged = isKeysNews ? 'news' : 'nothing_new';
  const isOther = known.serverEpoch !== serverEpoch;
  if (isOther && !isLaterEpoch(known, word.epochAttestation)) return unchanged;
  const isEpochNews = known.epochSince !== word.epochAttestation.since;
  const acksBefore = isOther ? [] : sync.acks();
  const acks = withAcks(desk, acksBefore, word.acks);
  if (acks === acksBefore && !isEpochNews && !isFirst) return unchanged;
  const contact = { serverEpoch, ...epochFacts(word.epochAttestation) };
  sync.saveContact(contact, marksBy(desk, acks, isOther), null, acks);
  return 'news';
}

/** A province of which this PC knows by another one's word alone, and has neither heard nor seen anything signed. */
function isHearsay({ reads: { sync } }: PeersDesk, { epochSince, lastContactAt }: Province): boolean {
  return epochSince === null && lastContactAt === null && sync.acks().length === 0 && !sync.isByOwnCode();
}

const readKeyAttestation = ({ sealingKey, keysSignature }: ProvinceAttestation): KeyAttestation => ({
  sealing: sealingKey,
  signature: keysSignature,
});

function isProved(word: ProvinceAttestation): boolean {
  const { serverEpoch, signingKey, epochAttestation, acks } = word;
  const { since, signature: epochSignature } = epochAttestation;
  return (
    statementHolds(serverEpochStatement({ serverEpoch, since }), epochSignature, signingKey) &&
    isKeyAttestationValid(readKeyAttestation(word), signingKey) &&
    acks.every(({ device: deviceId, signature, ...ack }) =>
      statementHolds(ackStatement({ deviceId, ...ack, serverEpoch }), signature, signingKey),
    )
  );
}

/** Whether the province attested this epoch later than the one that is known. */
export function isLaterEpoch(known: Pick<Province, 'epochSince'>, { since }: EpochAttestation): boolean {
  return known.epochSince === null || known.epochSince < since;
}

/** How far the province holds each chain by what it signed. In one epoch of its store nobody's word lowers that. */
function marksBy(desk: PeersDesk, acks: readonly KeptAck[], isOtherEpoch: boolean) {
  const { journal } = desk.path;
  return [...new Set(journal.streams().map(({ device }) => device))].flatMap((device) => {
    const held = acks
      .filter((ack) => ack.device === device)
      .map(({ epoch, ackedSeq, headHash, backedUpSeq }) => ({
        ...{ epoch, isBranch: false, seq: ackedSeq, hash: headHash, startHash: '', backedUpSeq },
      }));
    const { marks } = compareChains(chainsOfDevice(desk, device), held, '', journal.hashAt);
    return isOtherEpoch ? marks : raising(desk, marks);
  });
}
