// Refusals of protocol v1: a code of the closed list, its HTTP status, application/problem+json.
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type SyncProblemCode, syncProblemStatus } from '#core/foundation/wire/contract.ts';

type Details = {
  expectedSeq?: number;
  seq?: number;
  keptSeq?: number;
  serverTime?: string;
  device?: string;
  waitSeconds?: number;
};

/** Thrown anywhere below a route of /v1; reaches the device as its problem. */
export class SyncProblemError extends Error {
  readonly code: SyncProblemCode;
  readonly details: Details;
  constructor(code: SyncProblemCode, title: string, details: Details = {}) {
    super(title);
    this.name = 'SyncProblemError';
    this.code = code;
    this.details = details;
  }
}

/** What a device is asked to wait (seconds) before it tries again. */
const retryAfterSeconds: Partial<Record<SyncProblemCode, number>> = { BUSY: 2, UNAVAILABLE: 30 };

/** Turns every error below `app` into a problem of the protocol. What is not foreseen is logged and answered 503. */
export function answerProblems(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const problem = asProblem(error);
    if (problem.code === 'UNAVAILABLE') request.log.error({ err: error }, 'request failed');
    sendProblem(reply, problem);
  });
  app.setNotFoundHandler((request: FastifyRequest, reply) => {
    const title = `There is no ${request.method} here.`;
    reply
      .code(404)
      .type('application/problem+json')
      .send(JSON.stringify({ status: 404, title }));
  });
}

/** Answers with a problem of the protocol. */
export function sendProblem(reply: FastifyReply, problem: SyncProblemError): void {
  const status = syncProblemStatus[problem.code];
  const { waitSeconds, ...details } = problem.details;
  const wait = waitSeconds ?? retryAfterSeconds[problem.code];
  if (wait !== undefined) reply.header('retry-after', String(wait));
  const body = {
    type: 'about:blank',
    title: problem.message,
    status,
    code: problem.code,
    ...details,
  };
  reply.code(status).type('application/problem+json').send(JSON.stringify(body));
}

/** What an error is in the protocol's words; what is not foreseen is UNAVAILABLE. */
export function asProblem(error: FastifyError): SyncProblemError {
  if (error instanceof SyncProblemError) return error;
  if (error.statusCode === 413) return new SyncProblemError('TOO_LARGE', 'The body is larger than allowed.');
  if (error instanceof z.ZodError) return new SyncProblemError('MALFORMED', z.prettifyError(error));
  if (error.validation !== undefined || (error.statusCode ?? 500) < 500) {
    return new SyncProblemError('MALFORMED', error.message);
  }
  if (isDataError(error)) {
    return new SyncProblemError('MALFORMED', 'Something in it cannot be stored as text.');
  }
  if (postgresCodes(error).some((code) => busyCodes.has(code))) {
    return new SyncProblemError('BUSY', 'Another batch of this office is being stored.');
  }
  return new SyncProblemError('UNAVAILABLE', 'The province cannot store anything at the moment.');
}

/**
 * PostgreSQL's class 22: a NUL, half a surrogate, a number out of range. The sender's mistake, whatever field it is in
 * (N20).
 */
export function isDataError(error: unknown): boolean {
  return postgresCodes(error).some((code) => code.startsWith('22'));
}

/** lock_not_available, serialization_failure, deadlock_detected, too_many_connections. */
const busyCodes = new Set(['55P03', '40001', '40P01', '53300']);

function postgresCodes(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const own = 'code' in error && typeof error.code === 'string' ? [error.code] : [];
  return [...own, ...postgresCodes(error.cause)];
}
