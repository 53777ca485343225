// What the province attested and the other side does not know yet; each attestation goes over a link once (N38). Pure.

import type { Knowledge } from '#core/replication/chains/knowledge.ts';
import { holdsEntry, type OrderedHere } from '#core/replication/chains/plan.ts';
import type { KeptAck } from '#core/replication/sync/chains.ts';
import { linkLimits, type ProvinceAttestation } from '../contract.ts';

export type Told = {
  /** Signatures of the acknowledgements that went over the link, either way. */
  readonly signatures: ReadonlySet<string>;
  /** The epoch and the keys of the province that were said. */
  readonly epoch: string | null;
  /** The acknowledgements that were sent completely, as the store gave them. */
  readonly done: readonly KeptAck[] | null;
};

type Province = {
  acks(): readonly KeptAck[];
  pin(): Omit<ProvinceAttestation, 'kind' | 'acks'> | null;
};

export const nothingTold: Told = { signatures: new Set(), epoch: null, done: null };

/** With the next attestation; none is sent when nothing is left, which is so after most commits. */
export function withNextTold(
  told: Told,
  theirs: Knowledge,
  here: OrderedHere & Province,
): { readonly told: Told; readonly attestation: ProvinceAttestation | null } {
  const all = here.acks();
  const pin = all === told.done ? null : here.pin();
  if (pin === null) return { told, attestation: null };
  const left = all.filter(({ signature }) => !told.signatures.has(signature));
  // An acknowledgement concerns only PCs that hold the acknowledged entry.
  const isTheirs = (ack: KeptAck): boolean =>
    holdsEntry(theirs, ack, { seq: ack.ackedSeq, hash: ack.headHash }, here);
  const acks = left.filter(isTheirs).slice(0, linkLimits.acksAtOnce);
  const done = acks.length === left.length ? all : told.done;
  const epoch = `${pin.serverEpoch}/${pin.epochAttestation.since}/${pin.keysSignature}`;
  if (acks.length === 0 && told.epoch === epoch) return { told: { ...told, done }, attestation: null };
  const after = { signatures: withSignatures(told, acks), epoch, done };
  return { told: after, attestation: { kind: 'province', ...pin, acks } };
}

/** The other side sent this attestation itself. */
export const withHeard = (told: Told, { acks }: ProvinceAttestation): Told =>
  acks.length === 0 ? told : { ...told, signatures: withSignatures(told, acks) };

const withSignatures = (
  { signatures }: Told,
  acks: readonly { readonly signature: string }[],
): ReadonlySet<string> => new Set([...signatures, ...acks.map(({ signature }) => signature)]);
