// Decides about a batch before its body is read. The head of the request proves who sends it now, by a token of this minute,
// and what follows, by the sender's signature over the digest of the body: so nobody else makes the province wait for a body.
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { contentDigestSchema, digestNamed } from '#core/foundation/wire/content-digest.ts';
import {
  batchHeaders,
  epochSchema,
  hashSchema,
  idSchema,
  signatureSchema,
} from '#core/foundation/wire/contract.ts';
import { batchSignatureHolds } from '#core/foundation/wire/signature.ts';
import { deviceOfRequest } from '../devices/device-token.ts';
import { type Device, enrolledDevice, knownDevice } from '../devices/find-device.ts';
import { SyncProblemError } from '../http/problems.ts';
import type { Store } from '../store/store.ts';
import type { BatchParties, SentBatch } from './read-batch.ts';

export const batchParamsSchema = z.object({ deviceId: idSchema, epoch: epochSchema });
export const batchHeadersSchema = z.object({
  'content-encoding': z.string().default('identity'),
  [batchHeaders.digest]: contentDigestSchema,
  [batchHeaders.range]: z.string().regex(/^[1-9]\d{0,14}-[1-9]\d{0,14}$/),
  [batchHeaders.prev]: hashSchema,
  [batchHeaders.head]: hashSchema,
  [batchHeaders.signature]: signatureSchema,
  [batchHeaders.headSignature]: signatureSchema.optional(),
  [batchHeaders.relay]: idSchema.optional(),
});

export type ProvedBatch = { readonly sent: Omit<SentBatch, 'body'>; readonly parties: BatchParties };

/**
 * The batch that a request announces, by its head alone (N3, N19). A token that was seen elsewhere is of another minute, and
 * a signature is over this body's digest only.
 * @throws SyncProblemError UNKNOWN_DEVICE, REVOKED, MALFORMED, BAD_SIGNATURE
 */
export async function proveBatch(store: Store, request: FastifyRequest, now: Date): Promise<ProvedBatch> {
  const device = await deviceOfRequest(store, request, now);
  const { deviceId, epoch } = batchParamsSchema.parse(request.params);
  const headers = batchHeadersSchema.parse(request.headers);
  const relay = headers[batchHeaders.relay];
  const parties = await partiesOf(store, deviceId, relay, device);
  if (device.id !== parties.sender.id)
    throw new SyncProblemError('BAD_SIGNATURE', "The token is not the sender's.");
  const [from = 0, to = 0] = headers[batchHeaders.range].split('-').map(Number);
  const facts = {
    deviceId,
    epoch,
    from,
    to,
    prev: headers[batchHeaders.prev],
    head: headers[batchHeaders.head],
  };
  const signature = headers[batchHeaders.signature];
  const bodySha256 = digestNamed(headers[batchHeaders.digest]);
  if (!batchSignatureHolds({ ...facts, bodySha256 }, signature, parties.sender.publicKey))
    throw new SyncProblemError('BAD_SIGNATURE', "The signature is not the sender's over this batch.");
  const headSignature = headers[batchHeaders.headSignature];
  return { sent: { ...facts, signature, headSignature, encoding: headers['content-encoding'] }, parties };
}

/**
 * A relay sends for its own office only, with the head that the stream's device signed (N10).
 * @param proved the device that asks, where that is known: it is not looked up again
 * @throws SyncProblemError UNKNOWN_DEVICE for a relay of another office, REVOKED for a sender that was revoked.
 */
export async function partiesOf(
  store: Store,
  deviceId: string,
  relay: string | undefined,
  proved?: Device,
): Promise<BatchParties> {
  const id = relay ?? deviceId;
  const sender = proved?.id === id ? proved : await enrolledDevice(store, id);
  if (relay === undefined) return { stream: sender, sender };
  const stream = await knownDevice(store, deviceId);
  if (stream.office !== sender.office) {
    throw new SyncProblemError('UNKNOWN_DEVICE', 'A relay sends for its own office only.');
  }
  return { stream, sender };
}
