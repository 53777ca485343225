// A supervisor finds a complaint about a manager and opens it (D7). Each opening is asked for by its own button, noted in the
// security log and beside the complaint before anything is opened, and shown in that one answer.
import { z } from 'zod';
import { idSchema, officeCodeSchema } from '#core/leaves/wire/contract.ts';
import { noteSecurity } from '../accounts/security-log.ts';
import { csrfHolds } from '../accounts/sessions.ts';
import type { App, Context } from '../http/context.ts';
import { storedIdentity } from '../identity.ts';
import { page, type SupervisorOf } from './answer.ts';
import { complaintPage } from './complaint-page.ts';
import { messagePage } from './other-pages.ts';
import { noteOpening, openComplaint, sealedComplaintOf } from './sealed-complaints.ts';
import { sentences } from './sentences-fa.ts';

const hidden = { hide: true } as const;
const params = z.object({ code: officeCodeSchema, complaintId: idSchema });

export function complaintRoutes(app: App, { store, clock }: Context, supervisorOf: SupervisorOf): void {
  const path = '/offices/:code/complaints/:complaintId';

  app.get(path, { schema: { ...hidden, params } }, async (request, reply) => {
    const who = await supervisorOf(request);
    if (who === null) return reply.redirect('/sign-in', 303);
    const { code, complaintId } = request.params;
    const complaint = await sealedComplaintOf(store, code, complaintId);
    if (complaint === undefined) return page(reply, 404, messagePage(sentences.notFound, who.csrf));
    return page(reply, 200, complaintPage({ office: code, complaint, opened: null, csrf: who.csrf }));
  });

  app.post(
    path,
    { schema: { ...hidden, params, body: z.object({ csrf: z.string() }) } },
    async (request, reply) => {
      const who = await supervisorOf(request);
      if (who === null) return reply.redirect('/sign-in', 303);
      if (!csrfHolds(who.session, request.body.csrf))
        return page(reply, 403, messagePage(sentences.refused, who.csrf));
      const { code, complaintId } = request.params;
      const found = await sealedComplaintOf(store, code, complaintId);
      if (found === undefined) return page(reply, 404, messagePage(sentences.notFound, who.csrf));
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
      const complaint = (await sealedComplaintOf(store, code, complaintId)) ?? found;
      return page(reply, 200, complaintPage({ office: code, complaint, opened, csrf: who.csrf }));
    },
  );
}
