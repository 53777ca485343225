// What a device may read back of its own office: the heads of its streams, their entries, and the office's tail.
import { and, asc, eq, gt } from 'drizzle-orm';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { zeroHash } from '#core/foundation/wire/chain.ts';
import {
  epochSchema,
  hashSchema,
  headAnswerSchema,
  headsAnswerSchema,
  idSchema,
  officeCodeSchema,
  tailHeaders,
} from '#core/foundation/wire/contract.ts';
import { deviceOfOffice, deviceOfRequest, notOfOffice } from '../devices/device-token.ts';
import type { App, Context } from '../http/context.ts';
import { SyncProblemError } from '../http/problems.ts';
import { currentServerEpoch } from '../server-keys/identity.ts';
import { entrySize, fitting, pageLimits } from '../store/page-limits.ts';
import { entries } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import { acknowledge } from './acknowledge.ts';
import { headsAnswer, quarantinedOf } from './heads.ts';
import { streamPage } from './stream-page.ts';
import { findStream } from './streams.ts';

const afterSchema = z.coerce.number().int().min(0).default(0);
const streamParams = z.object({ deviceId: idSchema, epoch: epochSchema });

export function readRoutes(app: App, { store, identity, clock }: Context): void {
  app.get(
    '/v1/streams/:deviceId/:epoch/head',
    {
      schema: {
        summary: 'What the province holds of a stream of the office',
        params: streamParams,
        response: { 200: headAnswerSchema },
      },
    },
    async (request) => {
      const { params } = request;
      const device = await deviceOfRequest(store, request, clock());
      const stream = await findStream(store, params);
      if (stream?.office !== device.office && params.deviceId !== device.id) throw notOfOffice();
      const serverEpoch = await currentServerEpoch(store);
      const held = {
        ackedSeq: stream?.ackedSeq ?? 0,
        headHash: stream?.headHash ?? zeroHash,
        backedUpSeq: stream?.backedUpSeq ?? 0,
        quarantined: stream === undefined ? [] : await quarantinedOf(store, stream),
      };
      return {
        ...acknowledge(identity, serverEpoch, { ...params, ...held }),
        serverEpoch,
        serverTime: clock().toISOString(),
      };
    },
  );

  app.get(
    '/v1/offices/:office/heads',
    {
      schema: {
        summary: 'What the province holds of every stream of an office, with the ends of branches',
        params: z.object({ office: officeCodeSchema }),
        querystring: z.object({ device: idSchema.optional() }),
        response: { 200: headsAnswerSchema },
      },
    },
    async (request) => {
      const { office } = request.params;
      const asker = await deviceOfOffice(store, request, office, clock());
      return headsAnswer(store, identity, office, { asker: asker.id, of: request.query.device }, clock());
    },
  );

  app.get(
    '/v1/streams/:deviceId/:epoch/entries',
    {
      schema: {
        summary: 'The entries of a stream of the office after a number, exact bytes, one a line',
        description:
          'With `branch` (the hash of its last entry) those of a branch. Tail-Prev is the chain hash before the page, Tail-Next the value of `after` for the next one, Tail-More says whether there is one.',
        params: streamParams,
        querystring: z.object({ after: afterSchema, branch: hashSchema.optional() }),
        produces: ['application/x-ndjson'],
      },
    },
    async (request, reply) => {
      const { params, query } = request;
      const device = await deviceOfRequest(store, request, clock());
      const stream = await findStream(store, params);
      if (stream?.office !== device.office) throw notOfOffice();
      const { after, branch } = query;
      const page = await streamPage(store, stream, { after, branch });
      if (page === null) throw new SyncProblemError('MALFORMED', 'Nothing is held after this number.');
      reply.header(tailHeaders.prev, page.prev);
      return sendPage(reply, page.entries, page.entries.at(-1)?.seq ?? after, page.more);
    },
  );

  app.get(
    '/v1/offices/:office/entries',
    {
      schema: {
        summary: "An office's own entries in the order of their arrival, exact bytes, one a line",
        description:
          'Tail-Next is the value of `after` for the next page; Tail-More says whether there is one.',
        params: z.object({ office: officeCodeSchema }),
        querystring: z.object({ after: afterSchema }),
        produces: ['application/x-ndjson'],
      },
    },
    async (request, reply) => {
      const { office } = request.params;
      const { after } = request.query;
      await deviceOfOffice(store, request, office, clock());
      const { page, more } = await entriesOfOffice(store, office, after);
      return sendPage(reply, page, page.at(-1)?.position ?? after, more);
    },
  );
}

async function entriesOfOffice(store: Store, office: string, after: number) {
  const left = and(eq(entries.office, office), gt(entries.position, after));
  const measured = await store
    .select({ size: entrySize })
    .from(entries)
    .where(left)
    .orderBy(asc(entries.position))
    .limit(pageLimits.entries + 1);
  const count = fitting(measured.map(({ size }) => size));
  const page = await store
    .select({ position: entries.position, bytes: entries.bytes })
    .from(entries)
    .where(left)
    .orderBy(asc(entries.position))
    .limit(count);
  return { page, more: measured.length > count };
}

function sendPage(
  reply: FastifyReply,
  page: readonly { bytes: Uint8Array }[],
  next: number,
  more: boolean,
): FastifyReply {
  reply
    .type('application/x-ndjson')
    .header(tailHeaders.next, String(next))
    .header(tailHeaders.more, String(more));
  return reply.send(Buffer.concat(page.flatMap(({ bytes }) => [bytes, Buffer.from('\n')])));
}
