// The province's word for what nobody in an office can confirm (D4.61): a supervisor reads the thing and signs for it, with their
// password once more; the office's PCs fetch the word.
import { and, asc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { typedLine } from '#core/foundation/text/contract.ts';
import { idSchema, officeCodeSchema } from '#core/foundation/wire/contract.ts';
import { provinceConfirmationsSchema, takesTwoSchema } from '#core/foundation/wire/province-confirmation.ts';
import { confirmationStatement, signStatement } from '#core/foundation/wire/signed-statements.ts';
import { recordSecurityEvent } from '../accounts/security-log.ts';
import { csrfHolds } from '../accounts/sessions.ts';
import { deviceOfOffice } from '../devices/device-token.ts';
import type { App, Context } from '../http/context.ts';
import { signingKey } from '../server-keys/identity.ts';
import { entries, givenConfirmations } from '../store/schema.ts';
import { page, type SupervisorOf } from './answer.ts';
import { confirmationPage } from './confirmation-page.ts';
import { oneConfirmedAlone } from './confirmed-alone.ts';
import { messagePage } from './other-pages.ts';
import { passwordAgain, passwordAgainSchema } from './password-again.ts';
import { entryOf } from './read-facts.ts';
import { sentences } from './sentences-fa.ts';

const hidden = { hide: true } as const;
const params = z.object({ code: officeCodeSchema, what: takesTwoSchema, id: idSchema });
const body = z.object({
  csrf: z.string(),
  reason: typedLine(10, 500),
  password: passwordAgainSchema,
  /** Only a looser control is refused: what else waits is at work already, or open. */
  answer: z.enum(['confirm', 'refuse']).default('confirm'),
});
/** More than an office ever has; the newest of more would wait. */
const mostTold = 10_000;

export function confirmationRoutes(app: App, context: Context, supervisorOf: SupervisorOf): void {
  const { store, clock } = context;
  const path = '/offices/:code/confirmations/:what/:id';

  app.get(path, { schema: { ...hidden, params } }, async (request, reply) => {
    const who = await supervisorOf(request);
    if (who === null) return reply.redirect('/sign-in', 303);
    const { code: office, what, id } = request.params;
    const thing = await oneConfirmedAlone(store, office, `${what} ${id}`);
    if (thing === undefined) return page(reply, 404, messagePage(sentences.notFound, who.csrf));
    const entry = await entryOf(store, { office, position: thing.position });
    return page(reply, 200, confirmationPage({ office, thing, body: entry?.body ?? null, csrf: who.csrf }));
  });

  app.post(path, { schema: { ...hidden, params, body } }, async (request, reply) => {
    const who = await supervisorOf(request);
    if (who === null) return reply.redirect('/sign-in', 303);
    const { csrf, reason, password, answer } = request.body;
    const { code: office, what, id } = request.params;
    const refused = answer === 'refuse';
    if (!csrfHolds(who.session, csrf) || (refused && what !== 'control'))
      return page(reply, 403, messagePage(sentences.refused, who.csrf));
    const thing = await oneConfirmedAlone(store, office, `${what} ${id}`);
    const ofEntry = and(eq(entries.office, office), eq(entries.position, thing?.position ?? 0));
    const [entry] = await store.select({ hash: entries.hash }).from(entries).where(ofEntry);
    if (thing === undefined || entry === undefined)
      return page(reply, 404, messagePage(sentences.notFound, who.csrf));
    const { session } = who;
    const again = { session, password, refusedAs: 'confirmation_refused', of: office } as const;
    const wrong = await passwordAgain(context, request, again);
    if (wrong !== null) return page(reply, wrong.status, messagePage(wrong.sentence, who.csrf));
    const { supervisor } = session;
    const noted = `${supervisor} → ${office}: ${what} ${id}`;
    await recordSecurityEvent(store, 'confirmation_given', noted, request.ip, clock());
    const hash = Buffer.from(entry.hash).toString('hex');
    await store
      .insert(givenConfirmations)
      .values({ office, what, proposalId: id, hash, reason, refused, at: clock(), supervisor })
      .onConflictDoNothing();
    return reply.redirect(`/offices/${office}#confirmed-alone`, 303);
  });
}

/** GET /v1/offices/:office/confirmations: what the province confirmed for an office, each signed, for its devices. */
export function confirmationsRoute(app: App, { store, identity, clock }: Context): void {
  app.get(
    '/v1/offices/:office/confirmations',
    {
      schema: {
        summary: 'What the province confirmed for an office where nobody there could, signed by the province',
        params: z.object({ office: officeCodeSchema }),
        response: { 200: provinceConfirmationsSchema },
      },
    },
    async (request) => {
      const { office } = request.params;
      await deviceOfOffice(store, request, office, clock());
      const key = signingKey(identity);
      const rows = await store
        .select()
        .from(givenConfirmations)
        .where(eq(givenConfirmations.office, office))
        .orderBy(asc(givenConfirmations.at))
        .limit(mostTold);
      return {
        confirmations: rows.map(({ what, proposalId: id, hash, at, reason, refused }) => {
          const said = { what, id, hash, at: at.toISOString(), refusedFor: refused ? reason : null };
          return { ...said, signature: signStatement(confirmationStatement({ office, ...said }), key) };
        }),
      };
    },
  );
}
