// Bodies that are announced by somebody who has not proved themselves yet: they have few places and seconds. When the places
// are taken the oldest one goes, so that bodies that never come keep nobody out (N43).
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** How many may be on their way at once, and how long each. A form or an enrolment is a few hundred bytes. */
export const unprovedLimits = { atOnce: 256, ms: 10_000 };

export type UnprovedBodies = {
  /** Its sender proved themselves: the body may take as long as its line needs. */
  proved(request: FastifyRequest): void;
};

/** Watches the bodies of every route that is registered after it. */
export function watchUnprovedBodies(app: FastifyInstance, limits = unprovedLimits): UnprovedBodies {
  const open = new Map<IncomingMessage, NodeJS.Timeout>();

  function forget(request: IncomingMessage): void {
    clearTimeout(open.get(request));
    open.delete(request);
  }
  function drop(request: IncomingMessage): void {
    forget(request);
    if (!request.complete) request.socket.destroy();
  }

  app.addHook('onRequest', async ({ raw }) => {
    if (raw.complete || !announcesBody(raw)) return;
    const late = setTimeout(() => drop(raw), limits.ms);
    open.set(raw, late.unref());
    raw.once('close', () => forget(raw));
    const [oldest] = open.keys();
    if (open.size > limits.atOnce && oldest !== undefined) drop(oldest);
  });
  return { proved: ({ raw }) => forget(raw) };
}

function announcesBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}
