// Procedures of the complaint register. What is about the manager is sealed here, before the transaction.

import { z } from 'zod';
import type { Desk } from '#core/access/request-context/desk.ts';
import {
  counterProcedure,
  inboxProcedure,
  managerProcedure,
  router,
} from '#core/access/request-context/trpc.ts';
import { proveBeside } from '#core/access/staff/beside.ts';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import { doneOutput } from '#core/foundation/wire/contract.ts';
import type { SealedComplaint } from '#core/foundation/wire/sealed-complaint.ts';
import { todayOf } from '#core/journal/business-day/today.ts';
import {
  addAddendum,
  asRuled,
  contentToSeal,
  linkComplaint,
  registerComplaint,
  revealContact,
} from './commands.ts';
import {
  addAddendumInput,
  addAddendumOutput,
  type ComplaintSlip,
  complaintInput,
  complaintPeopleOutput,
  complaintSlipOutput,
  complaintViewSchema,
  findComplaintInput,
  findComplaintOutput,
  linkComplaintInput,
  listComplaintsInput,
  listComplaintsOutput,
  protectionLine,
  registerComplaintInput,
  registerComplaintOutput,
  revealContactOutput,
} from './contract.ts';
import { peopleToName, readTrackingCode } from './rules.ts';
import { sealForProvince } from './sealing.ts';

export const complaintsRouter = router({
  register: counterProcedure
    .input(registerComplaintInput)
    .output(registerComplaintOutput)
    .mutation(async ({ ctx, input }) => {
      const { aboutManager } = asRuled(ctx.desk.reads, input);
      const sealed = await sealedFor(ctx.desk, aboutManager ? contentToSeal(input) : null);
      return ctx.command((tx) => registerComplaint(tx, ctx.desk.reads, input, sealed));
    }),

  addAddendum: inboxProcedure
    .meta({ proof: { second: true } })
    .input(addAddendumInput)
    .output(addAddendumOutput)
    .mutation(async ({ ctx, input }) => {
      const { reads } = ctx.desk;
      const aboutManager = reads.complaints.complaint(input.complaintId)?.aboutManager ?? false;
      const content = { text: input.text, contactName: '', contactPhone: '', visitId: null };
      const sealed = await sealedFor(ctx.desk, aboutManager ? content : null);
      const word = input.kind === 'outcome' ? await proveBeside(ctx.desk, input.beside) : null;
      return { addendumId: ctx.command((tx) => addAddendum(tx, reads, ctx.actor, input, sealed, word)) };
    }),

  list: counterProcedure
    .meta({ topics: ['complaints', 'staff'] })
    .input(listComplaintsInput)
    .output(listComplaintsOutput)
    .query(({ ctx: { desk, actor }, input }) =>
      desk.reads.complaints.list(input.state, todayOf(desk), actor.id),
    ),

  people: counterProcedure
    .meta({ topics: ['staff'] })
    .input(z.void())
    .output(complaintPeopleOutput)
    .query(({ ctx: { desk } }) => peopleToName(desk.reads.staff.people())),

  link: managerProcedure
    .input(linkComplaintInput)
    .output(doneOutput)
    .mutation(({ ctx, input }) => {
      ctx.command((tx) => linkComplaint(tx, ctx.desk.reads, ctx.actor, input));
      return { done: true };
    }),

  get: inboxProcedure
    .meta({ topics: ['complaints', 'staff', 'visits'] })
    .input(complaintInput)
    .output(complaintViewSchema)
    .query(({ ctx: { desk, actor }, input }) => {
      const view = desk.reads.complaints.view(input.complaintId, actor, todayOf(desk));
      if (view === null) throw refusal('NOT_FOUND', { what: 'complaint' });
      return view;
    }),

  revealContact: counterProcedure
    .input(complaintInput)
    .output(revealContactOutput)
    .mutation(({ ctx, input }) =>
      ctx.command((tx) => revealContact(tx, ctx.desk.reads, ctx.actor, input.complaintId)),
    ),

  find: counterProcedure
    .input(findComplaintInput)
    .output(findComplaintOutput)
    .query(({ ctx: { desk, actor }, input }) => {
      const code = readTrackingCode(input.trackingCode);
      if (code === null) throw refusal('INPUT_INVALID', { fields: ['trackingCode'] });
      const complaintId = desk.reads.complaints.byTrackingCode(code);
      const found = complaintId === null ? null : desk.reads.complaints.complaint(complaintId);
      if (complaintId === null || found === null || desk.reads.complaints.isAbout(found, actor.id))
        throw refusal('NOT_FOUND', { what: 'complaint' });
      return { complaintId };
    }),

  slip: counterProcedure
    .input(complaintInput)
    .output(complaintSlipOutput)
    .query(({ ctx: { desk, actor }, input }) => slipOf(desk, actor.id, input.complaintId)),
});

/** The sealed content, or null when there is nothing to seal or no province yet to seal it to. */
async function sealedFor(desk: Desk, content: SealedComplaint | null): Promise<string | null> {
  return content === null ? null : sealForProvince(desk.reads.sync.sealingKeys(), content);
}

/** What is printed for the client; nothing for the person it is about, whose code would find it (D7.9). @throws OFFICE_NOT_SET_UP, NOT_FOUND */
function slipOf({ reads }: Desk, readerId: string, complaintId: string): ComplaintSlip {
  const office = reads.office.office();
  const complaint = reads.complaints.complaint(complaintId);
  if (office === null) throw refusal('OFFICE_NOT_SET_UP', {});
  if (complaint === null || reads.complaints.isAbout(complaint, readerId))
    throw refusal('NOT_FOUND', { what: 'complaint' });
  const { number, deskNumber, trackingCode, kind, category, at, dueDay, aboutManager, sealed } = complaint;
  return {
    officeName: office.name,
    officeCode: office.code,
    demo: office.demo,
    number,
    deskNumber,
    trackingCode,
    kind,
    category,
    at,
    dueDay,
    aboutManager,
    textTaken: !aboutManager || sealed !== null,
    protectionLine,
  };
}
