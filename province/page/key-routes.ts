// The release of a PC's data key by a supervisor: with their password once more, a reason, and the fingerprint that the
// office read to them. The page that comes back holds the answer, which opens nothing at any other PC.
import { eq } from 'drizzle-orm';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { typedLine } from '#core/foundation/text/contract.ts';
import { idSchema, officeCodeSchema } from '#core/foundation/wire/contract.ts';
import { lettersOfCode } from '#core/foundation/wire/enrol-code.ts';
import { readReleaseRequest, releaseFingerprint } from '#core/foundation/wire/key-recovery.ts';
import { recordSecurityEvent } from '../accounts/security-log.ts';
import { csrfHolds, type SupervisorSession } from '../accounts/sessions.ts';
import { releaseKey } from '../held-keys/held-keys.ts';
import type { App, Context } from '../http/context.ts';
import { offices } from '../store/schema.ts';
import { createAccessCode } from './access-codes.ts';
import { accessCodePage } from './inspection-page.ts';
import { messagePage, releasedPage } from './other-pages.ts';
import { passwordAgain, passwordAgainSchema } from './password-again.ts';
import { sentences } from './sentences-fa.ts';

const releaseForm = z.object({
  csrf: z.string(),
  device: idSchema,
  request: z.string().max(500),
  fingerprint: z.string().max(40),
  reason: typedLine(10, 500),
  password: passwordAgainSchema,
});

type Parts = {
  supervisor(request: FastifyRequest): Promise<{ session: SupervisorSession; csrf: string } | null>;
  page(reply: FastifyReply, status: number, markup: string): FastifyReply;
};

const accessForm = releaseForm.pick({ csrf: true, reason: true, password: true }).extend({
  name: typedLine(2, 80),
});

export function keyRoutes(app: App, context: Context, { supervisor, page }: Parts): void {
  const { store, identity, clock } = context;
  app.post(
    '/offices/:code/access-codes',
    { schema: { hide: true, params: z.object({ code: officeCodeSchema }), body: accessForm } },
    async (request, reply) => {
      const who = await supervisor(request);
      if (who === null) return reply.redirect('/sign-in', 303);
      const { csrf, name, reason, password } = request.body;
      const { code: office } = request.params;
      const refused = (status: number, sentence: string) =>
        page(reply, status, messagePage(sentence, who.csrf));
      if (!csrfHolds(who.session, csrf)) return refused(403, sentences.refused);
      const [known] = await store.select().from(offices).where(eq(offices.code, office));
      if (known === undefined) return refused(404, sentences.notFound);
      const { supervisor: by } = who.session;
      const wrong = await passwordAgain(context, request, {
        session: who.session,
        password,
        refusedAs: 'access_code_refused',
        of: office,
      });
      if (wrong !== null) return refused(wrong.status, wrong.sentence);
      const made = createAccessCode(identity, { office, name }, clock());
      const noted = `${by} → ${office}: ${name}, ${reason}`;
      await recordSecurityEvent(store, 'access_code_made', noted, request.ip, clock());
      return page(reply, 200, accessCodePage(made.code, made.access, who.csrf));
    },
  );

  app.post(
    '/offices/:code/released-keys',
    { schema: { hide: true, params: z.object({ code: officeCodeSchema }), body: releaseForm } },
    async (request, reply) => {
      const who = await supervisor(request);
      if (who === null) return reply.redirect('/sign-in', 303);
      const { csrf, device, reason, password } = request.body;
      const refused = (status: number, sentence: string) =>
        page(reply, status, messagePage(sentence, who.csrf));
      if (!csrfHolds(who.session, csrf)) return refused(403, sentences.refused);
      const asked = readReleaseRequest(request.body.request);
      if (asked === null) return refused(400, sentences.requestUnreadable);
      if (lettersOfCode(releaseFingerprint(asked)) !== lettersOfCode(request.body.fingerprint))
        return refused(400, sentences.fingerprintDiffers);
      const name = who.session.supervisor;
      const wrong = await passwordAgain(context, request, {
        session: who.session,
        password,
        refusedAs: 'key_release_refused',
        of: device,
      });
      if (wrong !== null) return refused(wrong.status, wrong.sentence);
      const release = { device, reason, supervisor: name, request: asked, address: request.ip };
      const answer = await releaseKey(store, identity, { office: request.params.code, ...release }, clock());
      return answer === null
        ? refused(404, sentences.noKeyHeld)
        : page(reply, 200, releasedPage(request.params.code, answer, who.csrf));
    },
  );
}
