// Procedures of people: sign-in for everyone, accounts for the manager.
import { z } from 'zod';
import { newAccountKey } from '#core/access/accounts/account-key.ts';
import { beginDeparture } from '#core/access/departures/commands.ts';
import { endInspection } from '#core/access/inspections/commands.ts';
import { requireIntroduced } from '#core/access/postings/commands.ts';
import {
  lockedTooProcedure,
  managerProcedure,
  openProcedure,
  router,
  signedInProcedure,
} from '#core/access/request-context/trpc.ts';
import { unlockingKeys } from '#core/access/second-factor/shift-key.ts';
import { changePost, correctName } from '#core/access/staff/change-person.ts';
import { servesAtCounter } from '#core/access/staff/clearance.ts';
import {
  activatePerson,
  keepFirstPassword,
  keepPassword,
  recordClearance,
  recordInquiry,
  recordSupervisionFile,
  registerPerson,
  requireStrongPassword,
  resetPassword,
  withdrawClearance,
} from '#core/access/staff/commands.ts';
import {
  activateOutput,
  changePasswordInput,
  changePostInput,
  chooseFirstPasswordInput,
  correctNameInput,
  cutOffInput,
  leaseOutput,
  lockInput,
  personInput,
  pinStateOutput,
  postsOutput,
  proveAgainInput,
  recordClearanceInput,
  recordInquiryInput,
  recordSupervisionFileInput,
  registerPersonInput,
  registerPersonOutput,
  resetPasswordInput,
  setPinInput,
  signInInput,
  signInListOutput,
  signInOutput,
  staffListOutput,
  timelineOutput,
  unlockInput,
  unlockOutput,
  unlockWithPinInput,
  whoAmIOutput,
  withdrawClearanceInput,
} from '#core/access/staff/contract.ts';
import { newCode } from '#core/access/staff/one-time-code.ts';
import { proveIdentity, requireStillProven } from '#core/access/staff/prove-identity.ts';
import { leaseOf } from '#core/access/staff/roster-lease.ts';
import { postsOf } from '#core/access/staff/rules.ts';
import { sessionKey } from '#core/access/staff/session-key.ts';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import { doneOutput } from '#core/foundation/wire/contract.ts';
import { todayOf } from '#core/journal/business-day/today.ts';
import { hasPin, setPin, unlockWithPassword, unlockWithPin } from './pin.ts';
import { proveOneTimeCode, signIn, signOut } from './sign-in.ts';

const done = { done: true } as const;

export const staffRouter = router({
  signInList: openProcedure
    .input(z.void())
    .output(signInListOutput)
    .query(({ ctx: { desk } }) => {
      const people = desk.preAuth.reads.staff.signInList(todayOf(desk));
      return desk.isRemoved() ? people.filter(({ role }) => role === 'manager') : people;
    }),

  signIn: openProcedure
    .meta({ whenRemoved: true, proof: { password: 'each' } })
    .input(signInInput)
    .output(signInOutput)
    .mutation(({ ctx, input }) => {
      // With half of the journal nobody knows yet who was cut off.
      if (ctx.desk.isJoining()) throw refusal('OFFICE_JOINING', {});
      return signIn(ctx.desk, input.personId, input.password, input.code);
    }),

  /** How old what this PC knows of the roster is: for the sign-in screen, and the strip of whoever is in. */
  lease: openProcedure
    .meta({ topics: ['staff', 'peers', 'clock'] })
    .input(z.void())
    .output(leaseOutput)
    .query(({ ctx: { desk } }) =>
      desk.identity() === null
        ? { stage: 'fresh', hours: null }
        : leaseOf({ machine: desk.machine, identity: desk.identity, ...desk.preAuth }),
    ),

  chooseFirstPassword: openProcedure
    .input(chooseFirstPasswordInput)
    .output(doneOutput)
    .mutation(async ({ ctx: { desk }, input }) => {
      requireStrongPassword(input.password, desk.reads.staff.person(input.personId)?.name ?? '');
      const { personId } = input;
      const { activationId, key } = await proveOneTimeCode(desk, personId, input.oneTimeCode);
      const { kept } = await newAccountKey(input.password, desk.machine);
      desk.path.execute(personId, (tx) =>
        keepFirstPassword(tx, desk.reads, { personId, activationId }, kept, key),
      );
      return done;
    }),

  whoAmI: signedInProcedure
    .meta({ topics: ['staff', 'postings'], withoutClearance: true, whenRemoved: true })
    .input(z.void())
    .output(whoAmIOutput)
    .query(({ ctx }) => ({
      ...ctx.actor,
      servesAtCounter: servesAtCounter(ctx.desk.reads, ctx.actor, todayOf(ctx.desk)),
    })),

  /** The page is left alone: nothing of the session is answered until it is opened. */
  lock: lockedTooProcedure
    .meta({ takes: 'drafts', whenRemoved: true })
    .input(lockInput)
    .output(doneOutput)
    .mutation(({ ctx, input }) => {
      ctx.desk.sessions.lock(ctx.session, input.drafts);
      return done;
    }),

  /** The person is at the keyboard, although they ask for nothing. */
  stillHere: signedInProcedure
    .meta({ withoutClearance: true, whenRemoved: true })
    .input(z.void())
    .output(doneOutput)
    .mutation(() => done),

  /** The person shows their password again, for what asks for it within minutes: the manager also for their next clearance. */
  proveAgain: signedInProcedure
    .meta({ whenRemoved: true, withoutClearance: true, proof: { password: 'each' } })
    .input(proveAgainInput)
    .output(doneOutput)
    .mutation(async ({ ctx, input }) => {
      const { key } = await proveIdentity(ctx.desk, ctx.actor, input.password);
      ctx.desk.sessions.keepKey(ctx.session, key);
      ctx.desk.sessions.prove(ctx.session, input.purpose);
      return done;
    }),

  signOut: lockedTooProcedure
    .meta({ whenRemoved: true })
    .input(z.void())
    .output(doneOutput)
    .mutation(({ ctx }) => {
      if (ctx.desk.reads.inspections.visit(ctx.actor.id) === null) signOut(ctx.desk, ctx.session);
      else endInspection(ctx.desk, ctx.session, ctx.actor.id);
      return done;
    }),

  unlock: lockedTooProcedure
    .meta({ whenRemoved: true, proof: { password: 'each' } })
    .input(unlockInput)
    .output(unlockOutput)
    .mutation(({ ctx, input }) => unlockWithPassword(ctx.desk, ctx.session, ctx.actor, input.password)),

  setPin: signedInProcedure
    .meta({ proof: { password: 'each' } })
    .input(setPinInput)
    .output(doneOutput)
    .mutation(async ({ ctx, input }) => {
      await setPin(ctx.desk, ctx.session, ctx.actor, input);
      return done;
    }),

  pinState: lockedTooProcedure
    .meta({ topics: ['staff', 'dayClose'] })
    .input(z.void())
    .output(pinStateOutput)
    .query(({ ctx: { desk, session, actor } }) => ({
      isSet: hasPin(desk, session),
      takesKey: unlockingKeys(desk, session, actor.id).length > 0,
    })),

  unlockWithPin: lockedTooProcedure
    .input(unlockWithPinInput)
    .output(unlockOutput)
    .mutation(({ ctx, input }) => unlockWithPin(ctx.desk, ctx.session, ctx.actor, input.pin)),

  changePassword: signedInProcedure
    .meta({ proof: { password: 'each' } })
    .input(changePasswordInput)
    .output(doneOutput)
    .mutation(async ({ ctx, input }) => {
      requireStrongPassword(input.next, ctx.actor.name);
      const proven = await proveIdentity(ctx.desk, ctx.actor, input.current);
      const { key, kept } = await newAccountKey(input.next, ctx.desk.machine);
      ctx.command((tx) => {
        requireStillProven(ctx.desk, proven);
        keepPassword(tx, ctx.desk.reads, ctx.actor.id, kept, proven.key);
      });
      ctx.desk.sessions.keepKey(ctx.session, key);
      return done;
    }),

  list: managerProcedure
    .meta({ withoutClearance: true })
    .input(z.void())
    .output(staffListOutput)
    .query(({ ctx }) => ctx.desk.reads.staff.files(todayOf(ctx.desk))),

  /** The posts that every office must have, as they are filled today. */
  posts: managerProcedure
    .meta({ withoutClearance: true })
    .input(z.void())
    .output(postsOutput)
    .query(({ ctx: { desk } }) => postsOf(desk.reads.staff.files(todayOf(desk)), todayOf(desk))),

  timeline: managerProcedure
    .meta({ withoutClearance: true })
    .input(personInput)
    .output(timelineOutput)
    .query(({ ctx, input }) => ctx.desk.reads.people.timeline(input.personId)),

  register: managerProcedure
    .meta({ proof: { password: 'people', factor: 'any' } })
    .input(registerPersonInput)
    .output(registerPersonOutput)
    .mutation(({ ctx, input }) => ({
      personId: ctx.command((tx) => registerPerson(tx, ctx.desk.reads, input)),
    })),

  recordSupervisionFile: managerProcedure
    .meta({ proof: { password: 'people', factor: 'any' } })
    .input(recordSupervisionFileInput)
    .output(doneOutput)
    .mutation(({ ctx, input }) => {
      ctx.command((tx) => recordSupervisionFile(tx, ctx.desk.reads, input));
      return done;
    }),

  recordInquiry: managerProcedure
    .meta({ proof: { password: 'people', factor: 'any' } })
    .input(recordInquiryInput)
    .output(doneOutput)
    .mutation(({ ctx, input }) => {
      ctx.command((tx) => recordInquiry(tx, ctx.desk.reads, input));
      return done;
    }),

  /** The person is suspended at once, at every PC that hears of it. */
  withdrawClearance: managerProcedure
    .meta({ proof: { password: 'each', factor: 'office' } })
    .input(withdrawClearanceInput)
    .output(doneOutput)
    .mutation(async ({ ctx, input: { password, ...facts } }) => {
      await proveIdentity(ctx.desk, ctx.actor, password);
      ctx.command((tx) => withdrawClearance(tx, ctx.desk.reads, facts));
      ctx.desk.sessions.end(facts.personId, 'account');
      return done;
    }),

  recordClearance: managerProcedure
    .meta({ proof: { password: 'people', factor: 'any' }, withoutClearance: true })
    .input(recordClearanceInput)
    .output(doneOutput)
    .mutation(({ ctx, input }) => {
      ctx.command((tx) => recordClearance(tx, ctx.desk.reads, input));
      return done;
    }),

  activate: managerProcedure
    .meta({ proof: { password: 'people', factor: 'any' } })
    .input(personInput)
    .output(activateOutput)
    .mutation(async ({ ctx, input }) => {
      const { oneTimeCode, code } = await newCode(ctx.desk.machine);
      const expiresAt = ctx.command((tx) => {
        const until = activatePerson(tx, ctx.desk.reads, input.personId, code, sessionKey(ctx));
        requireIntroduced(ctx.desk.reads, input.personId, tx.day);
        return until;
      });
      return { oneTimeCode, expiresAt };
    }),

  /** Ends a forgotten or known password; the owner's sessions end with it. */
  resetPassword: managerProcedure
    .meta({ proof: { password: 'each', factor: 'any' } })
    .input(resetPasswordInput)
    .output(activateOutput)
    .mutation(async ({ ctx, input: { personId, password } }) => {
      const { desk } = ctx;
      const proven = await proveIdentity(desk, ctx.actor, password);
      const { oneTimeCode, code } = await newCode(desk.machine);
      const expiresAt = ctx.command((tx) => {
        requireStillProven(desk, proven);
        return resetPassword(tx, desk.reads, personId, code, proven.key);
      });
      desk.sessions.end(personId, 'account');
      return { oneTimeCode, expiresAt };
    }),

  /** Another post; who becomes a clerk was introduced for sections before (D11.12). Their sessions end with it. */
  changePost: managerProcedure
    .meta({ proof: { password: 'each', factor: 'any' } })
    .input(changePostInput)
    .output(doneOutput)
    .mutation(async ({ ctx, input: { password, ...facts } }) => {
      const { desk } = ctx;
      const proven = await proveIdentity(desk, ctx.actor, password);
      ctx.command((tx) => {
        requireStillProven(desk, proven);
        const state = desk.reads.staff.person(facts.personId)?.state;
        changePost(tx, desk.reads, facts, proven.key);
        const hasAccount = state === 'active' || state === 'activated' || state === 'suspended';
        if (hasAccount) requireIntroduced(desk.reads, facts.personId, tx.day);
      });
      desk.sessions.end(facts.personId, 'account');
      return done;
    }),

  correctName: managerProcedure
    .meta({ proof: { password: 'each', factor: 'office' } })
    .input(correctNameInput)
    .output(doneOutput)
    .mutation(async ({ ctx, input: { password, ...facts } }) => {
      await proveIdentity(ctx.desk, ctx.actor, password);
      ctx.command((tx) => correctName(tx, ctx.desk.reads, facts));
      return done;
    }),

  cutOff: managerProcedure
    .meta({ proof: { password: 'each', factor: 'office' } })
    .input(cutOffInput)
    .output(doneOutput)
    .mutation(async ({ ctx, input }) => {
      const { password, ...facts } = input;
      await proveIdentity(ctx.desk, ctx.actor, password);
      ctx.command((tx) => beginDeparture(tx, ctx.desk.reads, facts));
      ctx.desk.sessions.end(input.personId, 'account');
      return done;
    }),
});
