// What a device may read back: the head of a stream of its own, and the entries of its own office.
import { and, asc, desc, eq, gt, isNotNull } from 'drizzle-orm';
import { z } from 'zod';
import { zeroHash } from '#core/leaves/wire/chain.ts';
import { epochSchema, headAnswerSchema, idSchema, officeCodeSchema } from '#core/leaves/wire/contract.ts';
import { deviceOfToken } from '../devices/device-token.ts';
import type { App, Context } from '../http/context.ts';
import { SyncProblemError } from '../http/problems.ts';
import { currentServerEpoch } from '../identity.ts';
import { entries } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import { findStream, type Stream } from './streams.ts';

/** The most quarantined entries that a head names: the newest. */
const quarantinedNamed = 1000;
const tailPage = 500;

export function readRoutes(app: App, { store, clock }: Context): void {
  app.get(
    '/v1/streams/:deviceId/:epoch/head',
    {
      schema: {
        summary: 'What the province holds of a stream',
        params: z.object({ deviceId: idSchema, epoch: epochSchema }),
        response: { 200: headAnswerSchema },
      },
    },
    async ({ params, headers }) => {
      const device = await deviceOfToken(store, headers.authorization, clock());
      if (device.id !== params.deviceId) throw notOwn("The token is another device's.");
      const stream = await findStream(store, params);
      return {
        ackedSeq: stream?.ackedSeq ?? 0,
        headHash: stream?.headHash ?? zeroHash,
        backedUpSeq: stream?.backedUpSeq ?? 0,
        quarantined: stream === undefined ? [] : await quarantinedOf(store, stream),
        serverEpoch: await currentServerEpoch(store),
        serverTime: clock().toISOString(),
      };
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
        querystring: z.object({ after: z.coerce.number().int().min(0).default(0) }),
        produces: ['application/x-ndjson'],
      },
    },
    async ({ params, query, headers }, reply) => {
      const device = await deviceOfToken(store, headers.authorization, clock());
      if (device.office !== params.office) throw notOwn('The device belongs to another office.');
      const rows = await store
        .select({ position: entries.position, bytes: entries.bytes })
        .from(entries)
        .where(and(eq(entries.office, params.office), gt(entries.position, query.after)))
        .orderBy(asc(entries.position))
        .limit(tailPage + 1);
      const page = rows.slice(0, tailPage);
      reply
        .type('application/x-ndjson')
        .header('tail-next', String(page.at(-1)?.position ?? query.after))
        .header('tail-more', String(rows.length > tailPage));
      return reply.send(Buffer.concat(page.flatMap(({ bytes }) => [bytes, Buffer.from('\n')])));
    },
  );
}

async function quarantinedOf(store: Store, stream: Stream): Promise<number[]> {
  const rows = await store
    .select({ seq: entries.seq })
    .from(entries)
    .where(
      and(eq(entries.office, stream.office), eq(entries.stream, stream.id), isNotNull(entries.quarantined)),
    )
    .orderBy(desc(entries.seq))
    .limit(quarantinedNamed);
  return rows.map(({ seq }) => seq).reverse();
}

function notOwn(title: string): SyncProblemError {
  return new SyncProblemError('UNKNOWN_DEVICE', title);
}
