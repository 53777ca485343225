// How a page is answered, and for whom.
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { SupervisorSession } from '../accounts/sessions.ts';

/** Who is signed in, with the token that their forms carry. */
export type Supervisor = { session: SupervisorSession; csrf: string };
export type SupervisorOf = (request: FastifyRequest) => Promise<Supervisor | null>;

export function page(reply: FastifyReply, status: number, markup: string): FastifyReply {
  return reply.code(status).type('text/html; charset=utf-8').send(markup);
}
