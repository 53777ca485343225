// POST /v1/streams/{deviceId}/{epoch}/batches: the one way by which entries come in.
import type { FastifyRequest } from 'fastify';
import { batchLimits, headAnswerSchema } from '#core/foundation/wire/contract.ts';
import { placesOfSenders } from '../devices/guard.ts';
import type { App, Context } from '../http/context.ts';
import { SyncProblemError } from '../http/problems.ts';
import type { UnprovedBodies } from '../http/unproved-bodies.ts';
import { currentServerEpoch } from '../server-keys/identity.ts';
import { acknowledge } from './acknowledge.ts';
import { batchHeadersSchema, batchParamsSchema, type ProvedBatch, proveBatch } from './prove-batch.ts';
import { readBatch } from './read-batch.ts';
import { type StoreOutcome, storeBatch } from './store-batch.ts';
import { officeTurns } from './turns.ts';

/**
 * Batches in this process at the same time; more are told to come again. Those of one office wait for each other, and each
 * at work holds one of the ten connections to the database.
 */
const batchesAtOnce = { inAll: 32, ofOffice: 8, atWork: 3 };

export function batchRoute(app: App, { store, identity, clock }: Context, unproved: UnprovedBodies): void {
  // A body is bytes whatever its type says: it is read only after its sender's proof held.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  const places = placesOfSenders(app);
  const proved = new WeakMap<FastifyRequest, ProvedBatch>();
  app.addHook('onRequest', async (request) => {
    const batch = await proveBatch(store, request, clock());
    places.take(request, batch.parties.sender);
    unproved.proved(request);
    proved.set(request, batch);
  });
  const inTurn = officeTurns(batchesAtOnce);
  app.post(
    '/v1/streams/:deviceId/:epoch/batches',
    {
      bodyLimit: batchLimits.sentBytes,
      schema: {
        summary: "Stores a batch of a device's entries; answered after the commit",
        description:
          "Sent by the device itself, or by another one of its office that names itself in Batch-Relay and signs the batch: then it must end at a head that the stream's own device signed (Head-Signature). The sender's token and its signature over the digest of the body are checked before the body is read.",
        consumes: ['application/x-ndjson'],
        params: batchParamsSchema,
        headers: batchHeadersSchema,
        response: { 200: headAnswerSchema },
      },
    },
    async (request) => {
      const batch = proved.get(request);
      if (batch === undefined) throw new Error('a batch came in without its proof');
      const { sent, parties } = batch;
      const { deviceId, epoch } = sent;
      return inTurn(parties.sender.office, async () => {
        const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
        const read = await readBatch({ ...sent, body }, parties);
        const place = { deviceId, epoch, office: parties.stream.office, senderId: parties.sender.id };
        const head = acknowledged(await storeBatch(store, place, read, clock()));
        const serverEpoch = await currentServerEpoch(store);
        return {
          ...acknowledge(identity, serverEpoch, { deviceId, epoch, ...head }),
          serverEpoch,
          serverTime: clock().toISOString(),
        };
      });
    },
  );
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
