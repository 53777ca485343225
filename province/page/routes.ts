// The supervisors' pages: rendered here, without scripts, for a signed-in supervisor only.
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { officeCodeSchema } from '#core/foundation/wire/contract.ts';
import { recordSecurityEvent } from '../accounts/security-log.ts';
import { csrfHolds, csrfToken, sessionOf } from '../accounts/sessions.ts';
import { ownNames } from '../devices/guard.ts';
import { createEnrolCode } from '../enrolment/codes.ts';
import { keysOfOffice } from '../held-keys/held-keys.ts';
import type { App, Context } from '../http/context.ts';
import { isDataError } from '../http/problems.ts';
import { officeNameSchema } from '../operations/operations.ts';
import { shownFingerprint } from '../server-keys/identity.ts';
import { page, type Supervisor } from './answer.ts';
import { assetRoutes } from './assets.ts';
import { complaintRoutes } from './complaint-routes.ts';
import { confirmationRoutes } from './confirmation-routes.ts';
import { oldestOpen } from './differences.ts';
import { keyRoutes } from './key-routes.ts';
import { allOffices, officeFile } from './office-facts.ts';
import { officePage } from './office-page.ts';
import { openPage } from './open-page.ts';
import { codePage, messagePage } from './other-pages.ts';
import { overviewPage } from './overview-page.ts';
import { passwordAgain, passwordAgainSchema } from './password-again.ts';
import { periodReportRoutes } from './period-report-routes.ts';
import { positionSchema } from './read-facts.ts';
import { receiptRoutes } from './receipt-routes.ts';
import { reviewRoutes } from './review-routes.ts';
import { sentences } from './sentences-fa.ts';
import { isSecure, signInRoutes } from './sign-in-routes.ts';

const policy = [
  "default-src 'none'",
  "style-src 'self'",
  "font-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const hidden = { hide: true } as const;
const codeForm = z.object({
  csrf: z.string(),
  office: z.string().transform(latinDigits).pipe(officeCodeSchema),
  officeName: z.preprocess((name) => (name === '' ? undefined : name), officeNameSchema.optional()),
  password: passwordAgainSchema,
});

/** From which position of the office's entries on what is looked at one by one is read. */
const olderQuery = z.object({
  before: positionSchema.optional(),
});

export function pageRoutes(app: App, context: Context): void {
  const { store, identity, clock } = context;
  const own = ownNames(context.hosts);
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  );
  app.addHook('onRequest', async (request, reply) => {
    reply.headers({
      'content-security-policy': policy,
      // Not `no-referrer`: browsers then send forms with the origin `null`.
      'referrer-policy': 'same-origin',
      'cache-control': 'no-store',
    });
    if (request.method === 'POST' && !sameOrigin(request, own)) {
      return page(reply, 403, messagePage(sentences.refused, null));
    }
  });
  app.setErrorHandler((error: { validation?: unknown; statusCode?: number }, request, reply) => {
    const isBad = error.validation !== undefined || isDataError(error);
    const status = isBad ? 400 : (error.statusCode ?? 500);
    if (status >= 500) request.log.error({ err: error }, 'page failed');
    return page(reply, status, messagePage(status >= 500 ? sentences.failed : sentences.refused, null));
  });

  async function supervisor(request: FastifyRequest): Promise<Supervisor | null> {
    const session = await sessionOf(store, request.headers.cookie, isSecure(request), clock());
    return session === null ? null : { session, csrf: csrfToken(session) };
  }

  assetRoutes(app);
  reviewRoutes(app, context, supervisor);
  complaintRoutes(app, context, supervisor);
  receiptRoutes(app, context, supervisor);
  confirmationRoutes(app, context, supervisor);
  periodReportRoutes(app, context, supervisor);
  signInRoutes(app, context, supervisor);

  app.get('/', { schema: hidden }, async (request, reply) => {
    const who = await supervisor(request);
    if (who === null) return reply.redirect('/sign-in', 303);
    const now = clock();
    return page(
      reply,
      200,
      overviewPage(await allOffices(store, now), shownFingerprint(identity), who.csrf, now),
    );
  });

  app.get('/open', { schema: hidden }, async (request, reply) => {
    const who = await supervisor(request);
    if (who === null) return reply.redirect('/sign-in', 303);
    return page(reply, 200, openPage(await oldestOpen(store), who.csrf));
  });

  app.get(
    '/offices/:code',
    { schema: { ...hidden, params: z.object({ code: officeCodeSchema }), querystring: olderQuery } },
    async (request, reply) => {
      const who = await supervisor(request);
      if (who === null) return reply.redirect('/sign-in', 303);
      const { before } = request.query;
      const now = clock();
      const file = await officeFile(store, { office: request.params.code, before }, now);
      if (file === null) return page(reply, 404, messagePage(sentences.notFound, who.csrf));
      const keys = await keysOfOffice(store, file.code);
      return page(reply, 200, officePage(file, keys, who.csrf, now));
    },
  );

  keyRoutes(app, context, { supervisor, page });

  app.post('/enrol-codes', { schema: { ...hidden, body: codeForm } }, async (request, reply) => {
    const who = await supervisor(request);
    if (who === null) return reply.redirect('/sign-in', 303);
    const { csrf, office, officeName, password } = request.body;
    if (!csrfHolds(who.session, csrf)) {
      return page(reply, 403, messagePage(sentences.refused, who.csrf));
    }
    const { session } = who;
    const again = { session, password, refusedAs: 'code_making_refused', of: office } as const;
    const wrong = await passwordAgain(context, request, again);
    if (wrong !== null) return page(reply, wrong.status, messagePage(wrong.sentence, who.csrf));
    const code = await createEnrolCode(store, { office, officeName }, clock());
    await recordSecurityEvent(
      store,
      'code_made',
      `${who.session.supervisor} → ${office}`,
      request.ip,
      clock(),
    );
    return page(reply, 200, codePage(office, code, who.csrf));
  });
}

/**
 * A form is taken only from a page of this server, even when the browser sends the cookie along: the page's name is one of
 * the province's own, whatever a header says that the request was for (N17).
 */
function sameOrigin(request: FastifyRequest, own: ReadonlySet<string>): boolean {
  const { origin } = request.headers;
  if (origin === undefined || !URL.canParse(origin)) return false;
  const { host, hostname } = new URL(origin);
  return own.has(hostname) && host === request.host;
}

function latinDigits(text: string): string {
  return text.trim().replace(/[۰-۹٠-٩]/gu, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));
}
