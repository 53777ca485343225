// The check of a receipt's code by a signed-in supervisor.
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { readReceipt } from '#core/foundation/wire/receipt-code.ts';
import { csrfHolds } from '../accounts/sessions.ts';
import type { App, Context } from '../http/context.ts';
import { devices } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import { page, type SupervisorOf } from './answer.ts';
import { messagePage } from './other-pages.ts';
import { type ReceiptVerdict, receiptPage } from './receipt-page.ts';
import { sentences } from './sentences-fa.ts';

const hidden = { hide: true } as const;
const codeForm = z.object({ csrf: z.string(), code: z.string().max(4000) });

/**
 * Judges a code as scanned or pasted; never refuses. A PC that was removed since counts with the day of its removal, for
 * what it signed before stays signed (D2.13).
 */
export async function judgeReceipt(store: Store, typed: string): Promise<ReceiptVerdict> {
  const read = readReceipt(typed);
  if (read.kind !== 'signed') return { kind: read.kind };
  const { facts } = read;
  const known = await store.select().from(devices).where(eq(devices.publicKey, facts.publicKey));
  const pc = known.find(({ office }) => office === facts.officeCode);
  if (pc === undefined) return { kind: 'foreign', facts };
  return { kind: 'signed', facts, pc: pc.name, revokedAt: pc.revokedAt };
}

export function receiptRoutes(app: App, { store }: Context, supervisorOf: SupervisorOf): void {
  app.get('/receipts', { schema: hidden }, async (request, reply) => {
    const who = await supervisorOf(request);
    if (who === null) return reply.redirect('/sign-in', 303);
    return page(reply, 200, receiptPage(null, who.csrf));
  });

  app.post('/receipts', { schema: { ...hidden, body: codeForm } }, async (request, reply) => {
    const who = await supervisorOf(request);
    if (who === null) return reply.redirect('/sign-in', 303);
    const { csrf, code } = request.body;
    if (!csrfHolds(who.session, csrf)) return page(reply, 403, messagePage(sentences.refused, who.csrf));
    return page(reply, 200, receiptPage(await judgeReceipt(store, code), who.csrf));
  });
}
