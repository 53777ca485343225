// Procedures of visits and clients.

import { z } from 'zod';
import { logNamesShown } from '#core/access/access-log/names-shown.ts';
import { logFailedSearch, requireSearchLeft } from '#core/access/access-log/searches.ts';
import { requireServicesOf, sectionOfVisit } from '#core/access/postings/require-section.ts';
import { oneKeyActOutput } from '#core/access/request-context/contract.ts';
import type { Desk } from '#core/access/request-context/desk.ts';
import { rememberAct } from '#core/access/request-context/recent-acts.ts';
import {
  counterProcedure,
  managerProcedure,
  router,
  signedInProcedure,
} from '#core/access/request-context/trpc.ts';
import { proveBeside } from '#core/access/staff/beside.ts';
import type { Person } from '#core/access/staff/contract.ts';
import { proveIdentity } from '#core/access/staff/prove-identity.ts';
import { requireNoticesRead } from '#core/assets/training/commands.ts';
import { askClient } from '#core/counter/feedback/client-screen.ts';
import { requireTurn, tieTicket } from '#core/counter/queue/commands.ts';
import {
  adviceReferralInput,
  cancelVisitInput,
  clientHistoryOutput,
  completeUnderpaidInput,
  dayListInput,
  dayListOutput,
  findClientInput,
  findClientOutput,
  leftOpenOutput,
  openVisitOutput,
  recordFilingInput,
  recordFilingTwiceInput,
  revealIdentifierInput,
  revealIdentifierOutput,
  savedVisitsOutput,
  servedUnpaidOutput,
  takeUpClientOutput,
  type VisitRow,
  visitInput,
  visitReasonsOutput,
  withdrawActInput,
  withdrawFilingInput,
} from '#core/counter/visits/contract.ts';
import {
  correctCheckedInput,
  correctClientInput,
  correctIdentifierInput,
} from '#core/counter/visits/corrections/contract.ts';
import { addPersonInput, addPersonOutput, removePersonInput } from '#core/counter/visits/people/contract.ts';
import { managingProcedure, servingProcedure } from '#core/counter/visits/serving-procedure.ts';
import { businessDayOf } from '#core/foundation/calendar/business-day.ts';
import { doneOutput } from '#core/foundation/wire/contract.ts';
import { todayOf } from '#core/journal/business-day/today.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';
import { clientHistory } from './client-history.ts';
import {
  cancelVisit,
  completeVisit,
  onlyAsked,
  openVisit,
  referAdvice,
  revealIdentifier,
  takeUpClient,
} from './commands.ts';
import { completeUnderpaid } from './complete-underpaid.ts';
import { finishLateInput, openVisitOutOfTurnInput, visitViewSchema } from './contract.ts';
import { correctChecked } from './correct-checked.ts';
import { correctClient } from './correct-client.ts';
import { correctIdentifier } from './correct-identifier.ts';
import { finishLate } from './finish-late.ts';
import { knownClient, lookUpClient, soughtIdentifier } from './look-up-client.ts';
import { addPerson, removePerson } from './people.ts';
import { recordFiling, recordFilingTwice, withdrawFiling } from './record-filing.ts';
import { visitView } from './visit-view.ts';
import { withdrawAct } from './withdraw-act.ts';

const done = { done: true } as const;
/** A shorter text is no whole identifier: those of passports have eight or nine signs, all others ten and more. */
const shortestSought = 8;

/** The list of an open day is work; whoever reads the lists of others is shown clients (D16.20). */
function shownRows(
  { desk, actor, command }: { desk: Desk; actor: Person; command(work: (tx: Transaction) => void): void },
  day: string,
  rows: readonly VisitRow[],
): readonly VisitRow[] {
  const isWork = day === todayOf(desk) || desk.reads.businessDay.stateOf(day) === 'open';
  const shown = isWork
    ? []
    : rows.map(({ clientName, identifierMasked }) => ({ name: clientName, identifierMasked }));
  logNamesShown(desk, desk.reads, actor.id, shown, command);
  return rows;
}

export const visitsRouter = router({
  open: counterProcedure
    .input(openVisitOutOfTurnInput)
    .output(openVisitOutput)
    .mutation(({ ctx, input }) => {
      const { opened, tied, day } = ctx.command((tx) => {
        const visit = openVisit(tx, ctx.desk.reads, ctx.actor, input.client);
        const tied = tieTicket(tx, ctx.desk.reads, visit.visitId);
        if (tied === null) requireTurn(tx, ctx.desk.reads, ctx.actor, visit.visitId, input.jump);
        return { opened: visit, tied, day: tx.day };
      });
      if (tied !== null) {
        const act = { kind: 'served', ticketId: tied.ticketId, by: ctx.actor.id, day } as const;
        ctx.desk.memory.queueActs.remember(tied.actId, act);
      }
      return opened;
    }),

  addPerson: servingProcedure
    .input(addPersonInput)
    .output(addPersonOutput)
    .mutation(({ ctx, input }) => ({
      formId: ctx.command((tx) => {
        requireServicesOf(ctx.desk.reads, ctx.actor, tx.day, input.visitId);
        return addPerson(tx, ctx.desk.reads, ctx.actor, input);
      }),
    })),

  removePerson: servingProcedure
    .input(removePersonInput)
    .output(doneOutput)
    .mutation(({ ctx, input }) => {
      ctx.command((tx) => {
        requireServicesOf(ctx.desk.reads, ctx.actor, tx.day, input.visitId);
        removePerson(tx, ctx.desk.reads, ctx.actor, input);
      });
      return done;
    }),

  get: counterProcedure
    .meta({ topics: ['visits', 'complaints', 'fees', 'payments'] })
    .input(visitInput)
    .output(visitViewSchema)
    .query(({ ctx, input }) => visitView(ctx.desk.reads, input.visitId, ctx.actor, todayOf(ctx.desk))),

  dayList: counterProcedure
    .meta({ topics: ['visits', 'fees', 'payments'] })
    .input(dayListInput)
    .output(dayListOutput)
    .query(({ ctx, input }) => shownRows(ctx, input.day, ctx.desk.reads.visitState.dayRows(input.day))),

  /** By this and the marks of the PCs a visit says how far it has got. */
  saved: counterProcedure
    .meta({ topics: ['visits', 'identity', 'fees', 'payments'] })
    .input(dayListInput)
    .output(savedVisitsOutput)
    .query(({ ctx, input }) => ctx.desk.reads.visitState.saved(input.day)),

  /** A command, because the look is journalled: whoever asks keeps the answer, and nothing asks it again by itself. */
  findClient: counterProcedure
    .input(findClientInput)
    .output(findClientOutput)
    .mutation(({ ctx, input }) => {
      const { desk, actor } = ctx;
      const { reads, identity } = desk;
      requireSearchLeft(desk, reads, actor.id);
      const known = knownClient(reads, identity(), input);
      if (known !== null) return ctx.command((tx) => lookUpClient(tx, reads, known));
      const sought = soughtIdentifier(input.identifier);
      // The number of a passport is sound from its first letter on: what is still being typed is no search.
      if (sought.length >= shortestSought) logFailedSearch(desk, reads, actor.id, sought, ctx.command);
      return null;
    }),

  complete: servingProcedure
    .input(visitInput)
    .output(doneOutput)
    .mutation(({ ctx, input }) => {
      ctx.command((tx) => {
        requireServicesOf(ctx.desk.reads, ctx.actor, tx.day, input.visitId);
        completeVisit(tx, ctx.desk.reads, input.visitId);
      });
      askClient(ctx.desk, sectionOfVisit(ctx.desk.reads, input.visitId));
      return done;
    }),

  onlyAsked: servingProcedure
    .input(visitInput)
    .output(doneOutput)
    .mutation(({ ctx, input }) => {
      ctx.command((tx) => {
        requireServicesOf(ctx.desk.reads, ctx.actor, tx.day, input.visitId);
        onlyAsked(tx, ctx.desk.reads, input.visitId);
      });
      return done;
    }),

  cancel: servingProcedure
    .input(cancelVisitInput)
    .output(doneOutput)
    .mutation(({ ctx, input }) => {
      ctx.command((tx) => {
        requireServicesOf(ctx.desk.reads, ctx.actor, tx.day, input.visitId);
        cancelVisit(tx, ctx.desk.reads, input);
      });
      return done;
    }),

  leftOpen: counterProcedure
    .meta({ topics: ['visits', 'fees', 'payments'] })
    .input(z.void())
    .output(leftOpenOutput)
    .query(({ ctx: { desk } }) => desk.reads.visitState.leftOpen(businessDayOf(desk.machine.now()))),

  finishLate: servingProcedure
    .input(finishLateInput)
    .output(doneOutput)
    .mutation(({ ctx, input }) => {
      ctx.command((tx) => {
        requireServicesOf(ctx.desk.reads, ctx.actor, tx.day, input.visitId);
        finishLate(tx, ctx.desk.reads, ctx.actor, input);
      });
      return done;
    }),

  completeUnderpaid: managingProcedure
    .meta({ proof: { password: 'each', factor: 'office' } })
    .input(completeUnderpaidInput)
    .output(doneOutput)
    .mutation(async ({ ctx, input }) => {
      const { password, ...facts } = input;
      await proveIdentity(ctx.desk, ctx.actor, password);
      ctx.command((tx) => completeUnderpaid(tx, ctx.desk.reads, facts));
      return done;
    }),

  servedUnpaid: managerProcedure
    .meta({ topics: ['visits', 'identity', 'fees', 'payments'] })
    .input(dayListInput)
    .output(servedUnpaidOutput)
    .query(({ ctx, input }) => ctx.desk.reads.visitState.servedUnpaid(input.day)),

  correctClient: servingProcedure
    .input(correctClientInput)
    .output(doneOutput)
    .mutation(({ ctx, input }) => {
      ctx.command((tx) => correctClient(tx, ctx.desk.reads, ctx.actor, input));
      return done;
    }),

  recordFiling: servingProcedure
    .input(recordFilingInput)
    .output(doneOutput)
    .mutation(({ ctx, input }) => {
      ctx.command((tx) => {
        requireServicesOf(ctx.desk.reads, ctx.actor, tx.day, input.visitId);
        recordFiling(tx, ctx.desk.reads, input);
      });
      return done;
    }),

  recordFilingTwice: managingProcedure
    .meta({ proof: { password: 'each', factor: 'office' } })
    .input(recordFilingTwiceInput)
    .output(doneOutput)
    .mutation(async ({ ctx, input }) => {
      const { password, ...facts } = input;
      await proveIdentity(ctx.desk, ctx.actor, password);
      ctx.command((tx) => recordFilingTwice(tx, ctx.desk.reads, facts));
      return done;
    }),

  withdrawFiling: managingProcedure
    .meta({ proof: { password: 'each', factor: 'office' } })
    .input(withdrawFilingInput)
    .output(doneOutput)
    .mutation(async ({ ctx, input }) => {
      const { password, ...facts } = input;
      await proveIdentity(ctx.desk, ctx.actor, password);
      ctx.command((tx) => withdrawFiling(tx, ctx.desk.reads, facts));
      return done;
    }),

  reasons: managerProcedure
    .meta({ topics: ['visits', 'staff'] })
    .input(dayListInput)
    .output(visitReasonsOutput)
    .query(({ ctx, input }) => ctx.desk.reads.visits.reasonsOfDay(input.day)),

  /** After the check: a slip of the hand by the clerk, another name by the manager. */
  correctChecked: servingProcedure
    .input(correctCheckedInput)
    .output(doneOutput)
    .mutation(({ ctx, input }) => {
      ctx.command((tx) => correctChecked(tx, ctx.desk.reads, ctx.actor, input));
      return done;
    }),

  /** Before the filing: the manager's password beside whoever serves, and a new check. */
  correctIdentifier: servingProcedure
    .meta({ proof: { second: true } })
    .input(correctIdentifierInput)
    .output(doneOutput)
    .mutation(async ({ ctx, input: { beside, ...facts } }) => {
      const word = await proveBeside(ctx.desk, beside);
      ctx.command((tx) => correctIdentifier(tx, ctx.desk.reads, ctx.actor, facts, word));
      return done;
    }),

  revealIdentifier: servingProcedure
    .input(revealIdentifierInput)
    .output(revealIdentifierOutput)
    .mutation(({ ctx, input }) => ctx.command((tx) => revealIdentifier(tx, ctx.desk.reads, input))),

  /** A command, because the look is journalled. */
  clientHistory: servingProcedure
    .meta({ proof: { password: 'recent', factor: 'office' } })
    .input(visitInput)
    .output(clientHistoryOutput)
    .mutation(({ ctx, input }) => ctx.command((tx) => clientHistory(tx, ctx.desk.reads, input.visitId))),

  takeUpClient: servingProcedure
    .input(visitInput)
    .output(takeUpClientOutput)
    .mutation(({ ctx, input }) => ctx.command((tx) => takeUpClient(tx, ctx.desk.reads, input.visitId))),

  referAdvice: signedInProcedure
    .input(adviceReferralInput)
    .output(oneKeyActOutput)
    .mutation(({ ctx, input: { visitId } }) => {
      const { desk, actor } = ctx;
      requireNoticesRead(desk.reads, actor.id, todayOf(desk));
      const act = ctx.command((tx) => ({ actId: referAdvice(tx, desk.reads, visitId), day: tx.day }));
      const kind = 'advice_referred';
      return { done: true, actId: rememberAct(desk, desk.reads, { ...act, kind, by: actor.id, visitId }) };
    }),

  withdrawAct: signedInProcedure
    .input(withdrawActInput)
    .output(doneOutput)
    .mutation(({ ctx, input }) => {
      ctx.command((tx) => withdrawAct(tx, ctx.desk, ctx.desk.reads, ctx.actor.id, input));
      ctx.desk.memory.recentActs.forget(input.actId);
      return done;
    }),
});
