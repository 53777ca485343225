// Procedures of the day close. A file is read before the transaction; a password is proven before it.
import { z } from 'zod';
import type { Desk } from '#core/access/request-context/desk.ts';
import {
  counterProcedure,
  managerProcedure,
  router,
  supervisionProcedure,
} from '#core/access/request-context/trpc.ts';
import { proveBeside } from '#core/access/staff/beside.ts';
import { proveIdentity } from '#core/access/staff/prove-identity.ts';
import { refundCasesOutput } from '#core/counter/payments/contract.ts';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import { doneOutput } from '#core/foundation/wire/contract.ts';
import { todayOf } from '#core/journal/business-day/today.ts';
import { bankProcedures } from './bank/procedures.ts';
import { confirmProposals, matchByHand, withdrawMatch } from './by-hand/commands.ts';
import {
  candidatesInput,
  candidatesOutput,
  confirmProposalsInput,
  handMatchesOutput,
  handPairInput,
  tryMatchOutput,
  withdrawMatchInput,
  withdrawMatchOutput,
} from './by-hand/contract.ts';
import { candidatesFor, effectOf, handMatchesOf } from './by-hand/views.ts';
import {
  closeDay,
  declareZero,
  explainException,
  reopenDay,
  setExplanationLimit,
  tellBatch,
} from './commands.ts';
import {
  closeInput,
  closeOutput,
  dayInput,
  declareZeroInput,
  explainInput,
  limitOutput,
  matchesOutput,
  overviewOutput,
  reopenInput,
  setLimitInput,
  sheetOutput,
  tellBatchInput,
} from './contract.ts';
import { dayStatus } from './day-status.ts';
import { exceptionItemsInput, exceptionItemsOutput } from './items/contract.ts';
import { exceptionItems } from './items/views.ts';
import { usualLimit } from './ledger/alone.ts';
import { settleDifference } from './ledger/commands.ts';
import {
  differencesOutput,
  endedDifferencesOutput,
  isToBeFiled,
  settleInput,
  unfiledOutput,
} from './ledger/contract.ts';
import { unfiledVisits } from './ledger/unfiled.ts';
import { differencesOf, endedDifferences } from './ledger/views.ts';
import { matchingRuleStates, setMatchingRule, tryMatchingRule } from './matching-rules/commands.ts';
import {
  matchingRulesOutput,
  setMatchingRuleInput,
  triedRuleOutput,
  tryMatchingRuleInput,
} from './matching-rules/contract.ts';
import { reportProcedures } from './report-import/procedures.ts';
import type { SecondConfirmation } from './second-word.ts';
import { dayOverview, daySheet } from './views.ts';

const done = { done: true } as const;

/** The colleague's word once their password has proved who they are; null where none was given. */
async function provedSecond(
  desk: Desk,
  second: z.infer<typeof settleInput>['second'],
): Promise<SecondConfirmation | null> {
  if (second === undefined) return null;
  const colleague = desk.reads.staff.person(second.personId);
  if (colleague === null) throw refusal('NOT_FOUND', { what: 'person' });
  await proveIdentity(desk, colleague, second.password);
  return { personId: second.personId, word: second.word };
}

export const dayCloseRouter = router({
  overview: supervisionProcedure
    .meta({
      topics: ['dayClose', 'complaints', 'controls', 'fees', 'payments', 'premises', 'staff', 'visits'],
    })
    .input(dayInput)
    .output(overviewOutput)
    .query(({ ctx: { desk }, input }) => dayOverview(desk.reads, input.day, todayOf(desk))),

  matches: supervisionProcedure
    .meta({ topics: ['dayClose', 'payments', 'premises'] })
    .input(dayInput)
    .output(matchesOutput)
    .query(({ ctx: { desk }, input }) => [...dayStatus(desk.reads, input.day, todayOf(desk)).matches]),

  sheet: supervisionProcedure
    .meta({ topics: ['dayClose', 'controls', 'payments', 'premises', 'emergency'] })
    .input(dayInput)
    .output(sheetOutput)
    .query(({ ctx: { desk }, input }) => daySheet(desk.reads, input.day, desk.machine.now())),

  exceptionItems: supervisionProcedure
    .meta({ topics: ['dayClose', 'payments', 'premises'] })
    .input(exceptionItemsInput)
    .output(exceptionItemsOutput)
    .query(({ ctx: { desk }, input: { day, exceptionKey } }) =>
      exceptionItems(desk.reads, day, todayOf(desk), exceptionKey),
    ),

  ...reportProcedures,

  ...bankProcedures,

  declareZero: managerProcedure
    .input(declareZeroInput)
    .output(doneOutput)
    .mutation(({ ctx, input }) => {
      ctx.command((tx) => declareZero(tx, ctx.desk.reads, input));
      return done;
    }),

  tellBatch: managerProcedure
    .input(tellBatchInput)
    .output(doneOutput)
    .mutation(({ ctx, input }) => {
      ctx.command((tx) => tellBatch(tx, ctx.desk.reads, input));
      return done;
    }),

  matchByHand: managerProcedure
    .input(handPairInput)
    .output(doneOutput)
    .mutation(({ ctx, input }) => {
      ctx.command((tx) => matchByHand(tx, ctx.desk.reads, input));
      return done;
    }),

  confirmProposals: managerProcedure
    .meta({ takes: 'document' })
    .input(confirmProposalsInput)
    .output(doneOutput)
    .mutation(({ ctx, input }) => {
      ctx.command((tx) => confirmProposals(tx, ctx.desk.reads, input));
      return done;
    }),

  candidates: managerProcedure
    .meta({ topics: ['dayClose', 'payments', 'premises'] })
    .input(candidatesInput)
    .output(candidatesOutput)
    .query(({ ctx: { desk }, input: { day, itemId } }) =>
      candidatesFor(desk.reads, day, todayOf(desk), itemId),
    ),

  tryMatch: managerProcedure
    .meta({ topics: ['dayClose', 'payments', 'premises'] })
    .input(handPairInput)
    .output(tryMatchOutput)
    .query(({ ctx: { desk }, input: { day, ...tried } }) => effectOf(desk.reads, day, todayOf(desk), tried)),

  handMatches: supervisionProcedure
    .meta({ topics: ['dayClose', 'payments', 'premises'] })
    .input(dayInput)
    .output(handMatchesOutput)
    .query(({ ctx: { desk }, input }) => handMatchesOf(desk.reads, input.day, todayOf(desk))),

  withdrawMatch: managerProcedure
    .input(withdrawMatchInput)
    .output(withdrawMatchOutput)
    .mutation(({ ctx, input }) => ({
      day: ctx.command((tx) => withdrawMatch(tx, ctx.desk.reads, input)),
    })),

  explain: managerProcedure
    .input(explainInput)
    .output(doneOutput)
    .mutation(({ ctx, input }) => {
      ctx.command((tx) => explainException(tx, ctx.desk.reads, input));
      return done;
    }),

  /** What does not agree; what is to be filed is a list of its own. */
  differences: supervisionProcedure
    .meta({ topics: ['dayClose', 'payments', 'visits', 'fees', 'closures', 'photos'] })
    .input(z.void())
    .output(differencesOutput)
    .query(({ ctx: { desk } }) =>
      differencesOf(desk.reads, todayOf(desk)).filter((one) => !isToBeFiled(one)),
    ),

  /** For whoever serves at the counter. */
  unfiled: counterProcedure
    .meta({ topics: ['visits', 'identity', 'fees', 'payments', 'closures', 'staff', 'dayClose'] })
    .input(z.void())
    .output(unfiledOutput)
    .query(({ ctx: { desk } }) => unfiledVisits(desk.reads, todayOf(desk))),

  endedDifferences: supervisionProcedure
    .meta({ topics: ['dayClose', 'photos', 'staff'] })
    .input(z.void())
    .output(endedDifferencesOutput)
    .query(({ ctx: { desk } }) => endedDifferences(desk.reads, todayOf(desk))),

  settleDifference: managerProcedure
    .meta({ takes: 'document', proof: { second: true } })
    .input(settleInput)
    .output(doneOutput)
    .mutation(async ({ ctx, input: { second, ...facts } }) => {
      const word = await provedSecond(ctx.desk, second);
      ctx.command((tx) => settleDifference(tx, ctx.desk.reads, facts, word));
      return done;
    }),

  explanationLimit: supervisionProcedure
    .input(z.void())
    .output(limitOutput)
    .query(({ ctx: { desk } }) => {
      const limit = desk.reads.dayClose.explanationLimit();
      return { amount: limit?.amount ?? usualLimit, setAt: limit?.at ?? null, byName: limit?.byName ?? null };
    }),

  setExplanationLimit: managerProcedure
    .meta({ proof: { password: 'recent', factor: 'any', second: true } })
    .input(setLimitInput)
    .output(doneOutput)
    .mutation(async ({ ctx, input: { beside, ...facts } }) => {
      const word = await proveBeside(ctx.desk, beside);
      ctx.command((tx) => setExplanationLimit(tx, ctx.desk.reads, facts, word));
      return done;
    }),

  matchingRules: supervisionProcedure
    .input(z.void())
    .output(matchingRulesOutput)
    .query(({ ctx: { desk } }) => matchingRuleStates(desk.reads)),

  tryMatchingRule: managerProcedure
    .input(tryMatchingRuleInput)
    .output(triedRuleOutput)
    .mutation(({ ctx: { desk }, input: { rule } }) => tryMatchingRule(desk.reads, rule, todayOf(desk))),

  setMatchingRule: managerProcedure
    .meta({ proof: { password: 'recent', factor: 'any', second: true } })
    .input(setMatchingRuleInput)
    .output(doneOutput)
    .mutation(async ({ ctx, input: { beside, ...facts } }) => {
      const word = await proveBeside(ctx.desk, beside);
      ctx.command((tx) => setMatchingRule(tx, ctx.desk.reads, facts, word));
      return done;
    }),

  close: managerProcedure
    .meta({ takes: 'document', proof: { password: 'each' } })
    .input(closeInput)
    .output(closeOutput)
    .mutation(async ({ ctx, input }) => {
      const { password, ...facts } = input;
      await proveIdentity(ctx.desk, ctx.actor, password);
      ctx.desk.tables.checkAtClose(input.day, todayOf(ctx.desk));
      return { headCode: ctx.command((tx) => closeDay(tx, ctx.desk.reads, facts)) };
    }),

  reopen: managerProcedure
    .meta({ proof: { password: 'each', factor: 'office' } })
    .input(reopenInput)
    .output(doneOutput)
    .mutation(async ({ ctx, input }) => {
      const { password, ...facts } = input;
      await proveIdentity(ctx.desk, ctx.actor, password);
      ctx.command((tx) => reopenDay(tx, ctx.desk.reads, facts));
      return done;
    }),

  refundCases: counterProcedure
    .meta({ topics: ['payments', 'visits', 'dayClose'] })
    .input(z.void())
    .output(refundCasesOutput)
    .query(({ ctx: { desk } }) => desk.reads.dayClose.refundCases()),
});
