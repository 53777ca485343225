// The one place where calls become procedures: who may call, and how a refusal travels (design.md §5).
// Deny by default: every procedure says who may call it by the base that it is built on.
import { getTRPCErrorFromUnknown, initTRPC, TRPCError } from '@trpc/server';
import { ZodError } from 'zod';
import { endedClearance, servesAtCounter, transferredSince } from '#core/access/staff/clearance.ts';
import { type Person, type Role, roleSchema } from '#core/access/staff/contract.ts';
import { logInspectorAccess } from '#core/access/staff/inspector-access.ts';
import { isUsualInstant } from '#core/foundation/calendar/day.ts';
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import { ProblemError, refusal } from '#core/foundation/problems/problem-error.ts';
import { storeProblemOf } from '#core/foundation/problems/store-problem.ts';
import { illFormedPlaces } from '#core/foundation/text/well-formed.ts';
import { todayOf } from '#core/journal/business-day/today.ts';
import type { Topic } from '#core/journal/log/reads.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';
import type { Desk } from './desk.ts';
import { type InputSize, requireInputSize, type SentInput } from './input-size.ts';
import { type AsksProof, purposeOf, takeProof } from './take-proof.ts';
import { visitorOf } from './visitor.ts';

export type CallContext = {
  readonly desk: Desk;
  readonly session: string | null;
  /** Where the page comes from, as the shell says; left out where the shell cannot speak with security keys. */
  readonly origin?: string | null | undefined;
  /** The input as it came; left out where a call comes from this process. */
  readonly sent?: SentInput | undefined;
};

/** The problem inside an error: an expected refusal, unsound input, or UNEXPECTED with a reference for support. */
export function problemOfError(error: TRPCError, reference: string): Problem {
  const { cause } = error;
  if (cause instanceof ProblemError) return cause.problem;
  if (error.code === 'BAD_REQUEST' && cause instanceof ZodError) {
    return {
      code: 'INPUT_INVALID',
      params: { fields: cause.issues.map((issue) => issue.path.join('.')).slice(0, 20) },
    };
  }
  if (error.code === 'NOT_FOUND') return { code: 'NOT_FOUND', params: { what: 'procedure' } };
  if (error.code !== 'INTERNAL_SERVER_ERROR') return { code: 'INPUT_INVALID', params: { fields: [] } };
  return { code: 'UNEXPECTED', params: { reference } };
}

/** The code with which a procedure refused a call; null when the error is no refusal of ours. */
export function refusedAs(error: unknown): Problem['code'] | null {
  if (!(error instanceof TRPCError)) return null;
  const { code } = problemOfError(error, '');
  return code === 'UNEXPECTED' ? null : code;
}

/**
 * The reference under which an unexpected error was logged. It belongs to the error, of whichever office, and goes with it:
 * tRPC gives its formatter nothing else of ours.
 */
const references = new WeakMap<Error, string>();

/** Notes an unexpected error for support and gives its reference. The same error keeps its reference. */
export function referenceOf(error: Error, log: (reference: string, error: Error) => void): string {
  const known = references.get(error);
  if (known !== undefined) return known;
  const reference = Math.random().toString(36).slice(2, 10).toUpperCase();
  references.set(error, reference);
  log(reference, error);
  return reference;
}

/** What a query says of itself: the reads that its answer is made of. Left out, those of its own duty. */
export type Meta = {
  readonly topics?: readonly Topic[];
  /** The manager may call it although their clearance has ended: by it the next one is recorded. */
  readonly withoutClearance?: true;
  /** A PC that was removed from the office serves it too: who comes in there, and how what it holds is handed over. */
  readonly whenRemoved?: true;
  /** It takes more than the usual size of an input (A27). */
  readonly takes?: InputSize;
  /** What it asks of whoever calls it beside their session and role; left out, nothing. */
  readonly proof?: AsksProof;
};

const t = initTRPC
  .context<CallContext>()
  .meta<Meta>()
  .create({
    errorFormatter({ shape, error }) {
      const problem = problemOfError(error, references.get(error) ?? '');
      // Neither a message nor a stack of ours leaves the application: the code and its parameters are the contract.
      return {
        ...shape,
        message: problem.code,
        data: { code: shape.data.code, httpStatus: shape.data.httpStatus, problem },
      };
    },
  });

export const router = t.router;

/** An expected refusal as an answer with its own status; null where the error is none. */
function refusalOf(error: TRPCError): TRPCError | null {
  const { cause } = error;
  if (cause instanceof ProblemError)
    return new TRPCError({ code: statusOf(cause.problem.code), message: cause.problem.code, cause });
  const ofStore = storeProblemOf(error);
  if (ofStore === null) return null;
  return new TRPCError({ code: 'CONFLICT', message: ofStore.code, cause: new ProblemError(ofStore) });
}

function statusOf(
  code: Problem['code'],
): 'BAD_REQUEST' | 'UNAUTHORIZED' | 'FORBIDDEN' | 'NOT_FOUND' | 'PAYLOAD_TOO_LARGE' | 'CONFLICT' {
  if (code === 'INPUT_INVALID') return 'BAD_REQUEST';
  if (code === 'NOT_SIGNED_IN' || code === 'SESSION_LOCKED' || code === 'SESSION_ENDED')
    return 'UNAUTHORIZED';
  if (code === 'NOT_ALLOWED') return 'FORBIDDEN';
  if (code === 'NOT_FOUND') return 'NOT_FOUND';
  if (code === 'TOO_LARGE') return 'PAYLOAD_TOO_LARGE';
  return 'CONFLICT';
}

/** What is larger than its procedure takes is not parsed; text that no journal entry could hold is unsound, whatever the field. */
function requireSoundInput({ sent }: CallContext, meta: Meta | undefined, input: unknown): void {
  requireInputSize(sent, meta?.takes);
  const fields = illFormedPlaces(input);
  if (fields.length > 0) throw refusal('INPUT_INVALID', { fields: fields.slice(0, 20) });
}

/** Nothing looks saved at a PC that was removed from the office: no other PC would ever know of it (N45). @throws PEER_REMOVED */
function requireOfTheOffice(desk: Desk, meta: Meta | undefined): void {
  if (meta?.whenRemoved !== true && desk.isRemoved()) throw refusal('PEER_REMOVED', {});
}

/**
 * For anyone at this PC: first run and sign-in. The clock is looked at before anything changes by it; by one that no calendar has nothing
 * is answered. One middleware: each copies the whole context.
 * @throws TOO_LARGE, INPUT_INVALID, CLOCK_IMPOSSIBLE, PEER_REMOVED
 */
export const openProcedure = t.procedure.use(async ({ ctx, meta, getRawInput, next, type }) => {
  const { desk } = ctx;
  try {
    requireSoundInput(ctx, meta, await getRawInput());
    if (!isUsualInstant(desk.clock.wall())) throw refusal('CLOCK_IMPOSSIBLE', {});
    if (type === 'mutation') {
      desk.clockMonitor.check();
      requireOfTheOffice(desk, meta);
    }
  } catch (error) {
    const failed = getTRPCErrorFromUnknown(error);
    throw refusalOf(failed) ?? failed;
  }
  const result = await next();
  const refused = result.ok ? null : refusalOf(result.error);
  if (refused !== null) throw refused;
  return result;
});

/**
 * Whose session a call comes with, live or locked. Whoever was cut off hears of that, and not only that their session has
 * ended (D9.4).
 * @throws NOT_SIGNED_IN, SESSION_ENDED, PERSON_CUT_OFF
 */
function sessionOf({ desk, session }: CallContext) {
  if (session === null) throw refusal('NOT_SIGNED_IN', {});
  const found = desk.sessions.stateOf(session);
  const visitor = found.state === 'unknown' ? null : visitorOf(desk, found.personId);
  const actor =
    found.state === 'unknown' ? null : (desk.reads.staff.person(found.personId) ?? visitor?.person ?? null);
  if (found.state === 'ended')
    throw actor?.state === 'cut_off'
      ? refusal('PERSON_CUT_OFF', {})
      : refusal('SESSION_ENDED', { by: found.by });
  if (actor === null) throw refusal('NOT_SIGNED_IN', {});
  if (actor.state !== 'active') {
    desk.sessions.end(actor.id, 'account');
    throw refusal('PERSON_CUT_OFF', {});
  }
  return { session, actor, visitor, isLocked: found.state === 'locked' };
}

/** Nobody works under a clearance that has ended; only the manager records the next one (D8.2). @throws CLEARANCE_EXPIRED */
function requireClearance(desk: Desk, actor: Person): void {
  const expired = endedClearance(desk, actor.id);
  if (expired !== null) throw refusal('CLEARANCE_EXPIRED', { expired });
}

/** Nobody works here who belongs to another office since today or before: their session ends (D10). @throws TRANSFERRED_AWAY */
function requireHere(desk: Desk, actor: Person): void {
  const since = transferredSince(desk, actor.id);
  if (since === null) return;
  desk.sessions.end(actor.id, 'account');
  throw refusal('TRANSFERRED_AWAY', { since });
}

/**
 * Asks whether it is still the same person, where a procedure wants to know: bulk views and prices within ten minutes (D11.31),
 * the acts of a purpose within five of a showing for it (D11.38). A visitor has no password: every look of theirs is written.
 * @throws PASSWORD_NEEDED
 */
function requireShownPassword(desk: Desk, session: string, asks: AsksProof): void {
  const purpose = purposeOf(asks);
  const isShown =
    purpose === null
      ? asks.password !== 'recent' || desk.sessions.isProven(session)
      : desk.sessions.isProvenFor(session, purpose);
  if (!isShown) throw refusal('PASSWORD_NEEDED', { purpose });
}

/** For the holder of a session that may be locked: unlocking and signing out alone. */
export const lockedTooProcedure = openProcedure.use(({ ctx, next }) => {
  const { session, actor } = sessionOf(ctx);
  return next({ ctx: { desk: ctx.desk, session, actor } });
});

/**
 * For signed-in people of these roles, at a session that is not locked (D12.1). Who may not call it at all is asked for no proof.
 * @throws NOT_SIGNED_IN, SESSION_ENDED, SESSION_LOCKED, PERSON_CUT_OFF, CLEARANCE_EXPIRED, TRANSFERRED_AWAY, NOT_ALLOWED,
 * PASSWORD_NEEDED, SECOND_FACTOR_NEEDED, PEER_REMOVED
 */
function forRoles(roles: readonly Role[], isAllowedToo?: (desk: Desk, actor: Person) => boolean) {
  return openProcedure.use(async ({ ctx, next, type, meta, path }) => {
    const { desk } = ctx;
    const { session, actor, visitor, isLocked } = sessionOf(ctx);
    requireOfTheOffice(desk, meta);
    if (visitor !== null && !visitor.opens(path)) throw refusal('NOT_ALLOWED', {});
    if (visitor === null && !(meta?.withoutClearance && actor.role === 'manager'))
      requireClearance(desk, actor);
    requireHere(desk, actor);
    if (isLocked) throw refusal('SESSION_LOCKED', {});
    if (!roles.includes(actor.role) && isAllowedToo?.(desk, actor) !== true) throw refusal('NOT_ALLOWED', {});
    const asks = meta?.proof ?? {};
    if (visitor === null) requireShownPassword(desk, session, asks);
    // Screens refetch by themselves, so a query is no sign of a person.
    if (type === 'mutation') desk.sessions.touch(session);
    /** Runs a command of this person in the one transaction, asking again there whether they may still work (D9). */
    const command = <T>(work: (tx: Transaction) => T): T =>
      desk.path.execute(actor.id, (tx) => {
        const now = visitor === null ? desk.reads.staff.person(actor.id) : visitorOf(desk, actor.id)?.person;
        if (now?.state !== 'active') throw refusal('PERSON_CUT_OFF', {});
        return work(tx);
      });
    const proof = takeProof(desk, asks, { actor, session, act: path });
    const { isProven } = proof;
    const result = await next({
      ctx: { desk, session, actor, command, isProven, origin: ctx.origin ?? null },
    });
    if (!result.ok) proof.giveBack();
    return result;
  });
}

/** For a signed-in person of any role. */
export const signedInProcedure = forRoles(roleSchema.options);
/** For the counter: clerk and manager, and an expert who was introduced for sections (D11.81). @throws NOT_ALLOWED */
export const counterProcedure = forRoles(['clerk', 'manager'], (desk, actor) =>
  servesAtCounter(desk.reads, actor, todayOf(desk)),
);
/** For the manager alone. @throws NOT_ALLOWED */
export const managerProcedure = forRoles(['manager']);
/** What an inspector is shown is journalled, and shown only if it is (D16). */
const journalledFor = (roles: readonly Role[]) =>
  forRoles(roles).use(async ({ ctx: { desk, session, actor }, path, getRawInput, next }) => {
    const result = await next();
    if (result.ok && actor.role === 'inspector')
      logInspectorAccess(desk, { session, actor: actor.id, what: path, input: await getRawInput() });
    return result;
  });
/** For those who look into the office's records: manager and inspector, whose looks are journalled. @throws NOT_ALLOWED */
export const supervisionProcedure = journalledFor(['manager', 'inspector']);
/** For everybody who works here, and an inspector, whose looks are journalled. @throws NOT_ALLOWED */
export const shownProcedure = journalledFor(roleSchema.options);
/** For an inspector alone: what they find is theirs. @throws NOT_ALLOWED */
export const inspectorProcedure = forRoles(['inspector']);
/** For the legal expert alone. @throws NOT_ALLOWED */
export const legalProcedure = forRoles(['legal_expert']);
/** For those who work in the office, at whatever post: the inspector only looks. @throws NOT_ALLOWED */
export const staffProcedure = forRoles(['clerk', 'manager', 'legal_expert', 'it_expert']);
/** For those who answer what comes for the office: the counter and the legal expert. @throws NOT_ALLOWED */
export const inboxProcedure = forRoles(['clerk', 'manager', 'legal_expert']);
/** For those who look after the equipment: manager and IT expert. @throws NOT_ALLOWED */
export const careProcedure = forRoles(['manager', 'it_expert']);
