// What devices and the province sign besides batches (design.md §6): heads, acknowledgements, enrolments. Each is a
// few lines of text that begin with what they are, so that one signature can never be taken for another.
import { createHash, type KeyObject, sign, verify } from 'node:crypto';
import { fingerprintLetters, paperAlphabet } from './enrol-code.ts';
import { ed25519PublicKey } from './signature.ts';

/** A device says how far its stream goes. */
export type HeadStatement = { deviceId: string; epoch: string; seq: number; hash: string };

export function headStatement({ deviceId, epoch, seq, hash }: HeadStatement): Uint8Array {
  return lines('pishkhan-head-v1', deviceId, epoch, String(seq), hash);
}

/** The province says what it holds of a stream, so that nobody on the way can say it for it. */
export type AckStatement = {
  deviceId: string;
  epoch: string;
  ackedSeq: number;
  headHash: string;
  backedUpSeq: number;
  serverEpoch: string;
};

export function ackStatement(ack: AckStatement): Uint8Array {
  const { deviceId, epoch, ackedSeq, headHash, backedUpSeq, serverEpoch } = ack;
  const [acked, backedUp] = [String(ackedSeq), String(backedUpSeq)];
  return lines('pishkhan-ack-v1', deviceId, epoch, acked, headHash, backedUp, serverEpoch);
}

/** The province says since when it goes by an epoch of its store, so that a word from before a restore is known to be older. */
export type ServerEpochStatement = { serverEpoch: string; since: string };

export function serverEpochStatement({ serverEpoch, since }: ServerEpochStatement): Uint8Array {
  return lines('pishkhan-server-epoch-v1', serverEpoch, since);
}

export type EnrolStatement = {
  code: string;
  deviceId: string;
  epoch: string;
  publicKey: string;
  officeCode: string;
  deviceName: string;
  appVersion: string;
};

/** A device proves that it holds the key that it wants to be known by. Texts are hashed: they may hold line breaks. */
export function enrolStatement(request: EnrolStatement): Uint8Array {
  const { code, deviceId, epoch, publicKey, officeCode, deviceName, appVersion } = request;
  const texts = createHash('sha256')
    .update(JSON.stringify([code, deviceName, appVersion]))
    .digest('hex');
  return lines('pishkhan-enrol-v1', deviceId, epoch, publicKey, officeCode, texts);
}

export type EnrolledStatement = {
  deviceId: string;
  officeCode: string;
  serverEpoch: string;
  keys: ProvinceKeys;
  serverTime: string;
  /** The device's own proof: ties the answer to this very request. */
  proof: string;
};

/** The province answers an enrolment in its own name. */
export function enrolledStatement(answer: EnrolledStatement): Uint8Array {
  const { deviceId, officeCode, serverEpoch, keys, serverTime, proof } = answer;
  return lines(
    'pishkhan-enrolled-v1',
    deviceId,
    officeCode,
    serverEpoch,
    keys.signing,
    keys.sealing,
    serverTime,
    proof,
  );
}

/** A PC of the office tells another one that it was removed from the office. `by`: the PC that says so. */
export type RemovalStatement = { readonly office: string; readonly device: string; readonly by: string };

export function removalStatement({ office, device, by }: RemovalStatement): Uint8Array {
  return lines('pishkhan-removed-v1', office, device, by);
}

export type ReportStateStatement = { office: string; reportId: string; state: string; at: string };

/** The province says what has become of a violation report. */
export function reportStateStatement({ office, reportId, state, at }: ReportStateStatement): Uint8Array {
  return lines('pishkhan-report-state-v1', office, reportId, state, at);
}

export type ConfirmationStatement = {
  office: string;
  what: string;
  id: string;
  hash: string;
  at: string;
  /** Why it is refused; null where it is confirmed. */
  refusedFor: string | null;
};

/** The province is the second person of something that takes two, or refuses to be. */
export function confirmationStatement({
  office,
  what,
  id,
  hash,
  at,
  refusedFor,
}: ConfirmationStatement): Uint8Array {
  const why = refusedFor === null ? [] : [refusedFor];
  return lines('pishkhan-confirmation-v1', office, what, id, hash, at, ...why);
}

/** Raw keys, base64url: Ed25519 (signing) and X25519 (sealing). */
export type ProvinceKeys = { readonly signing: string; readonly sealing: string };

/** Fingerprint of a province's keys: the end of every enrolment code, and on the screen. */
export function provinceFingerprint({ signing, sealing }: ProvinceKeys): string {
  const digest = createHash('sha256')
    .update(lines('pishkhan-province-v1', signing, sealing))
    .digest();
  const bits = Array.from(digest, (byte) => byte.toString(2).padStart(8, '0')).join('');
  const letters = Array.from({ length: fingerprintLetters }, (_, index) =>
    paperAlphabet.charAt(Number.parseInt(bits.slice(index * 5, index * 5 + 5), 2)),
  );
  return letters.join('');
}

/** Signs a statement; base64url, without padding. */
export function signStatement(statement: Uint8Array, privateKey: KeyObject): string {
  return sign(null, statement, privateKey).toString('base64url');
}

/** True when `signature` (base64url) is over the statement by the key (raw, base64url). */
export function statementHolds(statement: Uint8Array, signature: string, publicKey: string): boolean {
  const bytes = Buffer.from(signature, 'base64url');
  return bytes.length === 64 && verify(null, statement, ed25519PublicKey(publicKey), bytes);
}

function lines(...words: readonly string[]): Uint8Array {
  return Buffer.from(words.join('\n'), 'utf8');
}
