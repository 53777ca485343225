// The supervisors' pages: rendered here, without scripts, for a signed-in supervisor only.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { officeCodeSchema } from '#core/leaves/wire/contract.ts';
import { createEnrolCode } from '../enrolment/codes.ts';
import type { App, Context } from '../http/context.ts';
import { type Identity, storedIdentity } from '../identity.ts';
import { officeNameSchema } from '../operations.ts';
import { assetRoutes } from './assets.ts';
import { allOffices, officeFile } from './office-facts.ts';
import { officePage } from './office-page.ts';
import { codePage, messagePage, signInPage } from './other-pages.ts';
import { overviewPage } from './overview-page.ts';
import { passwordHolds } from './password.ts';
import { sentences } from './sentences-fa.ts';
import { csrfHolds, csrfToken, newSession, sessionCookie, sessionOf } from './session.ts';
import { signInBrake } from './sign-in-brake.ts';

const policy = [
  "default-src 'none'",
  "style-src 'self'",
  "font-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const hidden = { hide: true } as const;
const signInForm = z.object({ password: z.string().min(1).max(200) });
const csrfForm = z.object({ csrf: z.string() });
const codeForm = csrfForm.extend({
  office: z.string().transform(latinDigits).pipe(officeCodeSchema),
  officeName: z.preprocess((name) => (name === '' ? undefined : name), officeNameSchema.optional()),
});

type Supervisor = { identity: Identity; session: string; csrf: string };

export function pageRoutes(app: App, { store, clock }: Context): void {
  const brake = signInBrake(clock);
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  );
  app.addHook('onRequest', async (request, reply) => {
    reply.headers({
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
      // Not `no-referrer`: browsers then send forms with the origin `null`.
      'referrer-policy': 'same-origin',
      'cache-control': 'no-store',
    });
    if (request.method === 'POST' && !sameOrigin(request)) {
      return page(reply, 403, messagePage(sentences.refused, null));
    }
  });
  app.setErrorHandler((error: { validation?: unknown; statusCode?: number }, request, reply) => {
    const status = error.validation === undefined ? (error.statusCode ?? 500) : 400;
    if (status >= 500) request.log.error({ err: error }, 'page failed');
    return page(reply, status, messagePage(status >= 500 ? sentences.failed : sentences.refused, null));
  });

  async function supervisor(request: FastifyRequest): Promise<Supervisor | null> {
    const identity = await storedIdentity(store);
    const session = sessionOf(identity, request.headers.cookie, clock());
    return session === null ? null : { identity, session, csrf: csrfToken(identity, session) };
  }

  assetRoutes(app);

  app.get('/sign-in', { schema: hidden }, (_request, reply) => page(reply, 200, signInPage(null)));

  app.post('/sign-in', { schema: { ...hidden, body: signInForm } }, async (request, reply) => {
    if (brake.tooMany()) return page(reply, 429, signInPage(sentences.tooManyTries));
    const identity = await storedIdentity(store);
    if (!(await passwordHolds(identity, request.body.password))) {
      brake.failed();
      return page(reply, 401, signInPage(sentences.wrongPassword));
    }
    const secure = request.protocol === 'https' ? '; Secure' : '';
    const cookie = `${sessionCookie}=${newSession(identity, clock())}; Path=/; HttpOnly; SameSite=Strict${secure}`;
    return reply.header('set-cookie', cookie).redirect('/', 303);
  });

  app.post('/sign-out', { schema: { ...hidden, body: csrfForm } }, (_request, reply) =>
    reply.header('set-cookie', `${sessionCookie}=; Path=/; Max-Age=0`).redirect('/sign-in', 303),
  );

  app.get('/', { schema: hidden }, async (request, reply) => {
    const who = await supervisor(request);
    if (who === null) return reply.redirect('/sign-in', 303);
    const now = clock();
    return page(reply, 200, overviewPage(await allOffices(store, now), who.csrf, now));
  });

  app.get(
    '/offices/:code',
    { schema: { ...hidden, params: z.object({ code: officeCodeSchema }) } },
    async (request, reply) => {
      const who = await supervisor(request);
      if (who === null) return reply.redirect('/sign-in', 303);
      const file = await officeFile(store, request.params.code, clock());
      return file === null
        ? page(reply, 404, messagePage(sentences.notFound, who.csrf))
        : page(reply, 200, officePage(file, who.csrf, clock()));
    },
  );

  app.post('/enrol-codes', { schema: { ...hidden, body: codeForm } }, async (request, reply) => {
    const who = await supervisor(request);
    if (who === null) return reply.redirect('/sign-in', 303);
    const { csrf, office, officeName } = request.body;
    if (!csrfHolds(who.identity, who.session, csrf)) {
      return page(reply, 403, messagePage(sentences.refused, who.csrf));
    }
    const code = await createEnrolCode(store, { office, officeName }, clock());
    return page(reply, 200, codePage(office, code, who.csrf));
  });
}

function page(reply: FastifyReply, status: number, markup: string): FastifyReply {
  return reply.code(status).type('text/html; charset=utf-8').send(markup);
}

/** A form is taken only from a page of this server, even when the browser sends the cookie along. */
function sameOrigin(request: FastifyRequest): boolean {
  const { origin } = request.headers;
  return origin !== undefined && URL.canParse(origin) && new URL(origin).host === request.host;
}

function latinDigits(text: string): string {
  return text.trim().replace(/[۰-۹٠-٩]/gu, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));
}
