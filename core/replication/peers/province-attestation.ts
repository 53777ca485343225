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
import type { ProvincePin } from './link-step/state.ts';
import type { PeersDesk } from './peers-desk.ts';

/** All that the province signed, for PCs that are not on a link. */
export function attestationsToCarry(desk: PeersDesk): ProvinceAttestation[] {
  const province = desk.reads.sync.province();
  const pin = province === null ? null : pinOf(province);
  if (pin === null) return [];
  const acks = [...desk.reads.sync.acks()];
  const attestations: ProvinceAttestation[] = [];
  do attestations.push({ kind: 'province', ...pin, acks: acks.splice(0, linkLimits.acksAtOnce) });
  while (acks.length > 0);
  return attestations;
}

/** The province with its attestations; null before it attested its epoch and its keys to this PC. */
export function pinOf(province: Province): ProvincePin | null {
  const { provinceUrl, serverEpoch, signingKey, sealingKey, keysSignature } = province;
  const { epochSince: since, epochSignature: signature } = province;
  if (keysSignature === null || since === null || signature === null) return null;
  const epochAttestation = { since, signature };
  return { provinceUrl, serverEpoch, epochAttestation, signingKey, sealingKey, keysSignature };
}

/**
 * Accepts an attestation of the province from another PC (N38). A PC without a province, or with one that it knows from another PC
 * only, adopts the province with which the journal says the office is enrolled, once that province attested its epoch.
 * @returns `news` must be relayed; `not_proved` bears no valid signature; `too_early` may be valid and is checked again when more of
 * the journal is here (`isEnrolledWith`)
 */
export function acceptAttestation(
  desk: PeersDesk,
  attestation: ProvinceAttestation,
): 'news' | 'nothing_new' | 'not_proved' | 'too_early' {
  const { sync } = desk.reads;
  const { serverEpoch, signingKey } = attestation;
  if (!isProved(attestation)) return 'not_proved';
  const before = sync.province();
  const isFirst = before === null || (before.signingKey !== signingKey && isHearsay(desk, before));
  if (isFirst) {
    if (!sync.isEnrolledWith(signingKey)) return 'too_early';
    const { provinceUrl, sealingKey, keysSignature } = attestation;
    const keys = { signingKey, sealingKey, keysSignature };
    const contact = { enrolledAt: desk.machine.now(), lastContactAt: null, clockOffsetMs: null };
    sync.enrol({ provinceUrl, serverEpoch, ...keys, ...contact, quarantined: [] });
    desk.sync.wake();
  }
  const known = sync.province();
  // Attestations of a province with which this PC is not enrolled are ignored.
  if (known === null || known.signingKey !== signingKey) return 'nothing_new';
  const isKeysNews = verifyKeyAttestation(desk, readKeyAttestation(attestation));
  const unchanged = isKeysNews ? 'news' : 'nothing_new';
  const isOther = known.serverEpoch !== serverEpoch;
  if (isOther && !isLaterEpoch(known, attestation.epochAttestation)) return unchanged;
  const isEpochNews = known.epochSince !== attestation.epochAttestation.since;
  const acksBefore = isOther ? [] : sync.acks();
  const acks = withAcks(desk, acksBefore, attestation.acks);
  if (acks === acksBefore && !isEpochNews && !isFirst) return unchanged;
  const contact = { serverEpoch, ...epochFacts(attestation.epochAttestation) };
  sync.saveContact(contact, marksBy(desk, acks, isOther), null, acks);
  return 'news';
}

/** Whether this PC knows the province from another PC only, and has no answer and no acknowledgement of it. */
function isHearsay({ reads: { sync } }: PeersDesk, { epochSince, lastContactAt }: Province): boolean {
  return epochSince === null && lastContactAt === null && sync.acks().length === 0 && !sync.isByOwnCode();
}

const readKeyAttestation = ({ sealingKey, keysSignature }: ProvinceAttestation): KeyAttestation => ({
  sealing: sealingKey,
  signature: keysSignature,
});

function isProved(attestation: ProvinceAttestation): boolean {
  const { serverEpoch, signingKey, epochAttestation, acks } = attestation;
  const { since, signature: epochSignature } = epochAttestation;
  return (
    statementHolds(serverEpochStatement({ serverEpoch, since }), epochSignature, signingKey) &&
    isKeyAttestationValid(readKeyAttestation(attestation), signingKey) &&
    acks.every(({ device: deviceId, signature, ...ack }) =>
      statementHolds(ackStatement({ deviceId, ...ack, serverEpoch }), signature, signingKey),
    )
  );
}

/** Whether the province attested this epoch later than the one that is known. */
export function isLaterEpoch(known: Pick<Province, 'epochSince'>, { since }: EpochAttestation): boolean {
  return known.epochSince === null || known.epochSince < since;
}

/** How far the province holds each chain, by its signed acknowledgements. Within one epoch of its store this never goes down. */
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
