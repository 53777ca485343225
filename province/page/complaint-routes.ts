// A supervisor finds a complaint about a manager and opens it (D7). Each opening is asked for by its own button, noted in the
// security log and beside the complaint before anything is opened, and shown in that one answer.
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { idSchema, officeCodeSchema } from '#core/foundation/wire/contract.ts';
import { noteSecurity } from '../accounts/security-log.ts';
import { csrfHolds } from '../accounts/sessions.ts';
import type { App, Context } from '../http/context.ts';
import { storedIdentity } from '../server-keys/identity.ts';
import { page, type SupervisorOf } from './answer.ts';
import { complaintPage } from './complaint-page.ts';
import { positionSchema } from './newest-entries.ts';
import { messagePage, notFoundYetPage } from './other-pages.ts';
import {
  type ComplaintPart,
  noteOpening,
  openComplaint,
  openingsOf,
  sealedComplaintOf,
} from './sealed-complaints.ts';
import { sentences } from './sentences-fa.ts';

const hidden = { hide: true } as const;
const params = z.object({ code: officeCodeSchema, complaintId: idSchema });
const querystring = z.object({ from: positionSchema.optional(), after: positionSchema.optional() });

/** A supervisor finds a complaint about a manager and opens it by an act of their own, which is logged first (D7.11). */
export function complaintRoutes(app: App, { store, clock }: Context, supervisorOf: SupervisorOf): void {
  const path = '/offices/:code/complaints/:complaintId';

  app.get(path, { schema: { ...hidden, params, querystring } }, async (request, reply) => {
    const who = await supervisorOf(request);
    if (who === null) return reply.redirect('/sign-in', 303);
    const { code, complaintId } = request.params;
    const part = request.query;
    const { complaint, rest } = await sealedComplaintOf(store, code, complaintId, part);
    if (complaint === undefined) return notFound(reply, request, rest, who.csrf);
    const shown = { office: code, complaint, part, rest, opened: null, csrf: who.csrf };
    return page(reply, 200, complaintPage(shown));
  });

  app.post(
    path,
    { schema: { ...hidden, params, querystring, body: z.object({ csrf: z.string() }) } },
    async (request, reply) => {
      const who = await supervisorOf(request);
      if (who === null) return reply.redirect('/sign-in', 303);
      if (!csrfHolds(who.session, request.body.csrf))
        return page(reply, 403, messagePage(sentences.refused, who.csrf));
      const { code, complaintId } = request.params;
      const part = request.query;
      const { complaint: found, rest } = await sealedComplaintOf(store, code, complaintId, part);
      if (found === undefined) return notFound(reply, request, rest, who.csrf);
      const { supervisor } = who.session;
      const now = clock();
      const subject = `${supervisor} → ${code} ${found.deskNumber}-${found.number}`;
      await noteSecurity(store, 'complaint_opened', subject, request.ip, now);
      await noteOpening(store, { office: code, complaintId, supervisor }, now);
      const identity = await storedIdentity(store);
      const sealed = [
        ...(found.sealed === null ? [] : [{ at: found.at, sealed: found.sealed }]),
        ...found.addenda,
      ];
      const opened = await Promise.all(
        sealed.map(async (part) => ({ at: part.at, content: await openComplaint(identity, part.sealed) })),
      );
      const openings = await openingsOf(store, code, complaintId);
      const shown = { office: code, complaint: { ...found, openings }, part, rest, opened, csrf: who.csrf };
      return page(reply, 200, complaintPage(shown));
    },
  );
}

/** There is none, or none as far as was read. */
function notFound(
  reply: FastifyReply,
  { params: { code, complaintId } }: { params: z.output<typeof params> },
  rest: ComplaintPart | null,
  csrf: string,
) {
  if (rest === null) return page(reply, 404, messagePage(sentences.notFound, csrf));
  return page(reply, 200, notFoundYetPage(`/offices/${code}/complaints/${complaintId}`, { ...rest }, csrf));
}
