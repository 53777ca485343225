// POST /v1/streams/{deviceId}/{epoch}/batches: the one way by which entries come in.
import { z } from 'zod';
import {
  batchHeaders,
  batchLimits,
  epochSchema,
  hashSchema,
  headAnswerSchema,
  idSchema,
} from '#core/leaves/wire/contract.ts';
import { enrolledDevice } from '../devices/find-device.ts';
import type { App, Context } from '../http/context.ts';
import { SyncProblemError } from '../http/problems.ts';
import { currentServerEpoch } from '../identity.ts';
import { readBatch } from './read-batch.ts';
import { type StoreOutcome, storeBatch } from './store-batch.ts';

/** Batches worked on at the same time in this process; more are told to come again. */
const batchesAtOnce = 32;

const headersSchema = z.object({
  'content-encoding': z.string().default('identity'),
  [batchHeaders.range]: z.string().regex(/^[1-9]\d{0,14}-[1-9]\d{0,14}$/),
  [batchHeaders.prev]: hashSchema,
  [batchHeaders.head]: hashSchema,
  [batchHeaders.signature]: z.string().regex(/^[A-Za-z0-9_-]{86}$/),
});

export function batchRoute(app: App, { store, clock }: Context): void {
  // A body is bytes whatever its type says: it is read only after its signature held.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  let working = 0;
  app.post(
    '/v1/streams/:deviceId/:epoch/batches',
    {
      bodyLimit: batchLimits.sentBytes,
      schema: {
        summary: "Stores a batch of a device's entries; answered after the commit",
        consumes: ['application/x-ndjson'],
        params: z.object({ deviceId: idSchema, epoch: epochSchema }),
        headers: headersSchema,
        response: { 200: headAnswerSchema },
      },
    },
    async ({ headers, params, body }) => {
      if (working >= batchesAtOnce) throw new SyncProblemError('BUSY', 'Too many batches at once.');
      working += 1;
      try {
        const device = await enrolledDevice(store, params.deviceId);
        const [from = 0, to = 0] = headers[batchHeaders.range].split('-').map(Number);
        const sent = {
          ...params,
          from,
          to,
          prev: headers[batchHeaders.prev],
          head: headers[batchHeaders.head],
          signature: headers[batchHeaders.signature],
          encoding: headers['content-encoding'],
          body: Buffer.isBuffer(body) ? body : Buffer.alloc(0),
        };
        const batch = await readBatch(sent, device);
        const head = acknowledged(
          await storeBatch(store, { ...params, office: device.office }, batch, clock()),
        );
        return { ...head, serverEpoch: await currentServerEpoch(store), serverTime: clock().toISOString() };
      } finally {
        working -= 1;
      }
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
      throw new SyncProblemError('FORK', 'Another entry is held under this number.', { seq: outcome.seq });
    case 'chain_broken':
      throw new SyncProblemError('CHAIN_BROKEN', 'The batch does not follow what is held.', {
        seq: outcome.seq,
      });
  }
}
