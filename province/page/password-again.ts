// The supervisor's password once more, for whatever hands something out: keys, access, codes of PCs and of inspectors. A page
// that was left open hands out nothing.
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { passwordHolds } from '../accounts/accounts.ts';
import { countAttempt, forgetAttempts } from '../accounts/attempts.ts';
import { recordSecurityEvent, type SecurityEvent } from '../accounts/security-log.ts';
import { type SupervisorSession, sessionKey } from '../accounts/sessions.ts';
import type { Context } from '../http/context.ts';
import { type Html, html } from './html.ts';
import { sentences } from './sentences-fa.ts';
import { tooManyTries } from './too-many-tries.ts';

export const passwordAgainSchema = z.string().min(1).max(200);

type Again = { session: SupervisorSession; password: string; refusedAs: SecurityEvent; of: string };

/**
 * Compares the password once more; null when it is right [D11.39]. Counted by the session: whoever tries at the sign-in keeps nobody
 * from it [N41], and a session of one's own is no second try at another.
 */
export async function passwordAgain(
  { store, clock }: Pick<Context, 'store' | 'clock'>,
  request: FastifyRequest,
  { session, password, refusedAs, of }: Again,
): Promise<{ status: number; sentence: string } | null> {
  const { supervisor: name } = session;
  const source = ['password-again', sessionKey(session)] as const;
  const pause = await countAttempt(store, [source], clock());
  if (pause !== null) {
    if (pause.isFirst) await recordSecurityEvent(store, 'sign_in_paused', name, request.ip, clock());
    return { status: 429, sentence: tooManyTries(pause) };
  }
  if (!(await passwordHolds(store, name, password))) {
    await recordSecurityEvent(store, refusedAs, `${name} → ${of}`, request.ip, clock());
    return { status: 401, sentence: sentences.wrongPassword };
  }
  await forgetAttempts(store, source);
  return null;
}

/** The field for it in a form. */
export const passwordField = (): Html =>
  html`<label>${sentences.passwordAgain}<input type="password" name="password" required dir="ltr" autocomplete="current-password" maxlength="200"></label>`;
