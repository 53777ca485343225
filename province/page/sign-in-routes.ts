// Signing in and out of the supervisors' pages.
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { typedLine } from '#core/foundation/text/contract.ts';
import { firstAccount, passwordHolds } from '../accounts/accounts.ts';
import { type AttemptSource, countAttempt, forgetAttempts, uncountAttempt } from '../accounts/attempts.ts';
import { networkOf } from '../accounts/network-of.ts';
import { hasSignedInFrom, recordSecurityEvent } from '../accounts/security-log.ts';
import { beginSession, csrfHolds, endSession, sessionCookie } from '../accounts/sessions.ts';
import type { App, Context } from '../http/context.ts';
import { page, type SupervisorOf } from './answer.ts';
import { signInPage } from './other-pages.ts';
import { sentences } from './sentences-fa.ts';
import { tooManyTries } from './too-many-tries.ts';

const hidden = { hide: true } as const;
const signInForm = z.object({
  /** Without one it is the first account's. */
  name: typedLine(0, 60).default(firstAccount),
  password: z.string().min(1).max(200),
});
const csrfForm = z.object({ csrf: z.string() });

export function signInRoutes(app: App, { store, clock }: Context, supervisorOf: SupervisorOf): void {
  app.get('/sign-in', { schema: hidden }, (_request, reply) => page(reply, 200, signInPage(null)));

  app.post('/sign-in', { schema: { ...hidden, body: signInForm } }, async (request, reply) => {
    const { name, password } = request.body;
    const now = clock();
    const network = networkOf(request.ip);
    const place: AttemptSource = ['sign-in-address', network];
    const here: AttemptSource = ['sign-in', `${name}@${network}`];
    // Whoever has come in from here before is kept out neither by what others try from here, nor by what is tried elsewhere
    // under their name.
    const isKnownHere = await hasSignedInFrom(store, name, request.ip);
    const own: readonly AttemptSource[] = isKnownHere ? [here] : [here, ['sign-in-name', name]];
    const pause = await countAttempt(store, isKnownHere ? own : [place, ...own], now);
    if (pause !== null) {
      if (pause.isFirst) await recordSecurityEvent(store, 'sign_in_paused', name, request.ip, now);
      return page(
        reply.header('retry-after', String(pause.waitSeconds)),
        429,
        signInPage(tooManyTries(pause)),
      );
    }
    if (!(await passwordHolds(store, name, password))) {
      await recordSecurityEvent(store, 'sign_in_refused', name, request.ip, now);
      return page(reply, 401, signInPage(sentences.wrongPassword));
    }
    for (const source of own) await forgetAttempts(store, source);
    // Only its own attempt: who has an account must not wipe away the guesses beside it.
    if (!isKnownHere) await uncountAttempt(store, place);
    await recordSecurityEvent(store, 'signed_in', name, request.ip, now);
    const secure = isSecure(request);
    const value = await beginSession(store, name, now);
    const cookie = `${sessionCookie(secure)}=${value}; Path=/; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`;
    return reply.header('set-cookie', cookie).redirect('/', 303);
  });

  app.post('/sign-out', { schema: { ...hidden, body: csrfForm } }, async (request, reply) => {
    const who = await supervisorOf(request);
    if (who !== null && csrfHolds(who.session, request.body.csrf)) {
      await endSession(store, who.session.token, clock());
      await recordSecurityEvent(store, 'signed_out', who.session.supervisor, request.ip, clock());
    }
    const gone = `${sessionCookie(isSecure(request))}=; Path=/; Max-Age=0${isSecure(request) ? '; Secure' : ''}`;
    return reply.header('set-cookie', gone).redirect('/sign-in', 303);
  });
}

export function isSecure(request: FastifyRequest): boolean {
  return request.protocol === 'https';
}
