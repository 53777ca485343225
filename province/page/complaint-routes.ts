// A supervisor finds a complaint about a manager and opens it (D7). Each opening is asked for by its own button, noted in the
// security log and beside the complaint before anything is opened, and shown in that one answer.
import { z } from 'zod';
import { idSchema, officeCodeSchema } from '#core/foundation/wire/contract.ts';
import { recordSecurityEvent } from '../accounts/security-log.ts';
import { csrfHolds } from '../accounts/sessions.ts';
import type { App, Context } from '../http/context.ts';
import { page, type SupervisorOf } from './answer.ts';
import { complaintPage } from './complaint-page.ts';
import { messagePage } from './other-pages.ts';
import { positionSchema } from './read-facts.ts';
import { addendaOf, complaintOf, openComplaint, openingsOf, recordOpening } from './sealed-complaints.ts';
import { sentences } from './sentences-fa.ts';

const hidden = { hide: true } as const;
const params = z.object({ code: officeCodeSchema, complaintId: idSchema });
const querystring = z.object({ after: positionSchema.optional() });

/** A supervisor finds a complaint about a manager and opens it by an act of their own, which is logged first (D7.11). */
export function complaintRoutes(app: App, { store, clock }: Context, supervisorOf: SupervisorOf): void {
  const path = '/offices/:code/complaints/:complaintId';

  app.get(path, { schema: { ...hidden, params, querystring } }, async (request, reply) => {
    const who = await supervisorOf(request);
    if (who === null) return reply.redirect('/sign-in', 303);
    const { code, complaintId } = request.params;
    const { after } = request.query;
    const complaint = await complaintOf(store, code, complaintId);
    if (complaint === undefined) return page(reply, 404, messagePage(sentences.notFound, who.csrf));
    const addenda = await addendaOf(store, code, complaintId, after);
    const shown = { office: code, complaint, addenda, after, opened: null, csrf: who.csrf };
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
      const { after } = request.query;
      const found = await complaintOf(store, code, complaintId);
      if (found === undefined) return page(reply, 404, messagePage(sentences.notFound, who.csrf));
      const { supervisor } = who.session;
      const now = clock();
      const subject = `${supervisor} → ${code} ${found.deskNumber}-${found.number}`;
      await recordSecurityEvent(store, 'complaint_opened', subject, request.ip, now);
      await recordOpening(store, { office: code, complaintId, supervisor }, now);
      const addenda = await addendaOf(store, code, complaintId, after);
      const opened = await Promise.all(
        [...(found.isSealed ? [found] : []), ...addenda.list].map(async ({ at, position }) => ({
          at,
          content: await openComplaint(store, { office: code, position }),
        })),
      );
      const openings = await openingsOf(store, code, [complaintId]);
      const complaint = { ...found, openings };
      const shown = { office: code, complaint, addenda, after, opened, csrf: who.csrf };
      return page(reply, 200, complaintPage(shown));
    },
  );
}
