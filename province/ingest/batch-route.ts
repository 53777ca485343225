// POST /v1/streams/{deviceId}/{epoch}/batches: the one way by which entries come in.
import { z } from 'zod';
import {
  batchHeaders,
  batchLimits,
  epochSchema,
  hashSchema,
  headAnswerSchema,
  idSchema,
  signatureSchema,
} from '#core/foundation/wire/contract.ts';
import { enrolledDevice, knownDevice } from '../devices/find-device.ts';
import { knownDevicesOnly } from '../devices/guard.ts';
import type { App, Context } from '../http/context.ts';
import { SyncProblemError } from '../http/problems.ts';
import { answersTo } from '../http/signed-answers.ts';
import { currentServerEpoch } from '../server-keys/identity.ts';
import type { Store } from '../store/store.ts';
import { acknowledge } from './acknowledge.ts';
import { type BatchParties, readBatch } from './read-batch.ts';
import { type StoreOutcome, storeBatch } from './store-batch.ts';
import { officeTurns } from './turns.ts';

/**
 * Batches in this process at the same time; more are told to come again. Those of one office wait for each other, and each
 * at work holds one of the ten connections to the database.
 */
const batchesAtOnce = { inAll: 32, ofOffice: 8, atWork: 3 };

const headersSchema = z.object({
  'content-encoding': z.string().default('identity'),
  [batchHeaders.range]: z.string().regex(/^[1-9]\d{0,14}-[1-9]\d{0,14}$/),
  [batchHeaders.prev]: hashSchema,
  [batchHeaders.head]: hashSchema,
  [batchHeaders.signature]: signatureSchema,
  [batchHeaders.headSignature]: signatureSchema.optional(),
  [batchHeaders.relay]: idSchema.optional(),
});

export function batchRoute(app: App, { store, identity, clock }: Context): void {
  // A body is bytes whatever its type says: it is read only after its signature held.
  const officeOf = knownDevicesOnly(app, store);
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  const inTurn = officeTurns(batchesAtOnce);
  app.post(
    '/v1/streams/:deviceId/:epoch/batches',
    {
      bodyLimit: batchLimits.sentBytes,
      schema: {
        summary: "Stores a batch of a device's entries; answered after the commit",
        description:
          "Sent by the device itself, or by another one of its office that names itself in Batch-Relay and signs the batch: then it must end at a head that the stream's own device signed (Head-Signature).",
        consumes: ['application/x-ndjson'],
        params: z.object({ deviceId: idSchema, epoch: epochSchema }),
        headers: headersSchema,
        response: { 200: headAnswerSchema },
      },
    },
    async (request) => {
      const { headers, params, body } = request;
      return inTurn(officeOf(request), async () => {
        const parties = await partiesOf(store, params.deviceId, headers[batchHeaders.relay]);
        const [from = 0, to = 0] = headers[batchHeaders.range].split('-').map(Number);
        const sent = {
          ...params,
          from,
          to,
          prev: headers[batchHeaders.prev],
          head: headers[batchHeaders.head],
          signature: headers[batchHeaders.signature],
          headSignature: headers[batchHeaders.headSignature],
          encoding: headers['content-encoding'],
          body: Buffer.isBuffer(body) ? body : Buffer.alloc(0),
        };
        const batch = await readBatch(sent, parties);
        const { stream, sender } = parties;
        answersTo(request, sender.id);
        const place = { ...params, office: stream.office, senderId: sender.id };
        const head = acknowledged(await storeBatch(store, place, batch, clock()));
        const serverEpoch = await currentServerEpoch(store);
        return {
          ...acknowledge(identity, serverEpoch, { ...params, ...head }),
          serverEpoch,
          serverTime: clock().toISOString(),
        };
      });
    },
  );
}

/**
 * A relay sends for its own office only, with the head that the stream's device signed (N10).
 * @throws SyncProblemError UNKNOWN_DEVICE for a relay of another office, REVOKED for a sender that was revoked.
 */
export async function partiesOf(
  store: Store,
  deviceId: string,
  relay: string | undefined,
): Promise<BatchParties> {
  const sender = await enrolledDevice(store, relay ?? deviceId);
  if (relay === undefined) return { stream: sender, sender };
  const stream = await knownDevice(store, deviceId);
  if (stream.office !== sender.office) {
    throw new SyncProblemError('UNKNOWN_DEVICE', 'A relay sends for its own office only.');
  }
  return { stream, sender };
}

/** The head to answer with; whatever else happened is the device's problem. */
function acknowledged(outcome: StoreOutcome) {
  switch (outcome.kind) {
    case 'stored':
      return outcome.head;
    case 'gap': {
      const { expectedSeq } = outcome;
      throw new SyncProblemError('GAP', 'Entries before this batch are missing.', { expectedSeq });
    }
    case 'fork':
      throw new SyncProblemError('FORK', 'Another entry is held under this number; both are kept.', {
        seq: outcome.seq,
        keptSeq: outcome.keptSeq,
      });
    case 'chain_broken':
      throw new SyncProblemError('CHAIN_BROKEN', 'The batch does not follow what is held.', {
        seq: outcome.seq,
      });
  }
}
