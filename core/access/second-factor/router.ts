// Procedures of the second factor: the manager's own keys and codes, the proof for one act, and keys that open a locked session.
import { z } from 'zod';
import {
  lockedTooProcedure,
  managerProcedure,
  openProcedure,
  router,
  signedInProcedure,
} from '#core/access/request-context/trpc.ts';
import { proveBeside } from '#core/access/staff/beside.ts';
import { unlockOutput } from '#core/access/staff/contract.ts';
import { newCode } from '#core/access/staff/one-time-code.ts';
import { proveIdentity } from '#core/access/staff/prove-identity.ts';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import { doneOutput } from '#core/foundation/wire/contract.ts';
import { todayOf } from '#core/journal/business-day/today.ts';
import { makeCodes, recordKeyUse, registerKey, removeKey, setRequired, useCode } from './commands.ts';
import {
  challengeInput,
  challengeOutput,
  makeCodesInput,
  makeCodesOutput,
  proveByCodeInput,
  proveInput,
  registerKeyInput,
  removeKeyInput,
  restoreInput,
  restoreOutput,
  relyingPartyId as rpId,
  setRequiredInput,
  setShiftKeyInput,
  stateOutput,
  unlockChallengeOutput,
  unlockWithKeyInput,
} from './contract.ts';
import { restoreAccess } from './restore.ts';
import { setShiftKey, settingShiftKey, unlockingKeys } from './shift-key.ts';
import { unlocking, unlockWithKey } from './unlock.ts';
import { needsVoucher, requireVouched, vouchers } from './vouched.ts';
import { checkAssertion, checkRegistration } from './web-authn.ts';

const done = { done: true } as const;
/** The act under which a new key answers its challenge: another one than that by which a known key allows it. */
const registering = 'secondFactor.newKey';
const own = { proof: { password: 'each', factor: 'own' } } as const;

/** The page's origin, where the shell can speak with keys. @throws SHELL_WITHOUT_KEYS */
function requireOrigin(origin: string | null): string {
  if (origin === null) throw refusal('SHELL_WITHOUT_KEYS', {});
  return origin;
}

export const secondFactorRouter = router({
  state: managerProcedure
    .meta({ topics: ['secondFactor', 'staff'] })
    .input(z.void())
    .output(stateOutput)
    .query(({ ctx: { desk, actor, origin } }) => {
      const { secondFactor } = desk.reads;
      const today = todayOf(desk);
      const mine = ({ personId }: { personId: string }): number => (personId === actor.id ? 0 : 1);
      return {
        isRequired: secondFactor.isRequired(),
        takesKeys: origin !== null,
        keys: secondFactor.keys().toSorted((a, b) => mine(a) - mine(b)),
        codesLeft: secondFactor.codesLeft(actor.id),
        hasOne: secondFactor.has(actor.id),
        isSpent: secondFactor.isSpent(actor.id),
        vouchers: needsVoucher(desk.reads, actor.id, today)
          ? vouchers(desk.reads, actor.id, today).map(({ id, name }) => ({ id, name }))
          : null,
        counterSigns: secondFactor.counterSigns(),
      };
    }),

  /** A challenge for one act of this session; `secondFactor.newKey` is answered by a key that is to be registered. */
  challenge: managerProcedure
    .meta({ whenRemoved: true, withoutClearance: true })
    .input(challengeInput)
    .output(challengeOutput)
    .mutation(({ ctx: { desk, actor, session, origin }, input: { act } }) => ({
      challenge: desk.proofs.challenge(session, act),
      rpId,
      credentialIds: desk.reads.secondFactor.credentialIds(actor.id),
      codesLeft: desk.reads.secondFactor.codesLeft(actor.id),
      takesKeys: origin !== null,
    })),

  registerKey: managerProcedure
    .meta(own)
    .input(registerKeyInput)
    .output(doneOutput)
    .mutation(async ({ ctx: { desk, actor, session, command, origin }, input }) => {
      const from = requireOrigin(origin);
      const { key: by } = await proveIdentity(desk, actor, input.password);
      const challenge = desk.proofs.takeChallenge(session, registering);
      if (challenge === null) throw refusal('SECOND_FACTOR_WRONG', {});
      const made = await checkRegistration(input, { challenge, origin: from, rpId });
      if (made === null) throw refusal('SECOND_FACTOR_WRONG', {});
      command((tx) => {
        requireVouched(tx, desk.reads, actor, undefined);
        registerKey(tx, desk.reads, actor, input, made, by);
      });
      return done;
    }),

  removeKey: managerProcedure
    .meta(own)
    .input(removeKeyInput)
    .output(doneOutput)
    .mutation(async ({ ctx: { desk, actor, command, isProven }, input: { password, ...facts } }) => {
      const { key: by } = await proveIdentity(desk, actor, password);
      command((tx) => removeKey(tx, desk.reads, facts, { isProven, by }));
      return done;
    }),

  /** The codes are shown once; those of a former sheet open nothing any more. */
  makeCodes: managerProcedure
    .meta({ proof: { ...own.proof, second: true } })
    .input(makeCodesInput)
    .output(makeCodesOutput)
    .mutation(async ({ ctx: { desk, actor, command }, input }) => {
      const { key: by } = await proveIdentity(desk, actor, input.password);
      const { beside } = input;
      if (beside !== undefined) desk.attempts.take('beside', beside.managerId);
      const codes = command((tx) => {
        requireVouched(tx, desk.reads, actor, beside);
        return makeCodes(tx, actor, by);
      });
      if (beside !== undefined) desk.attempts.succeeded('beside', beside.managerId);
      return { codes };
    }),

  setRequired: managerProcedure
    .meta({ proof: { ...own.proof, second: true } })
    .input(setRequiredInput)
    .output(doneOutput)
    .mutation(async ({ ctx: { desk, actor, command, isProven }, input }) => {
      const { isRequired, password, beside } = input;
      const { key: by } = await proveIdentity(desk, actor, password);
      const word = await proveBeside(desk, beside);
      command((tx) => setRequired(tx, desk.reads, actor, { isRequired, isProven, by, word }));
      return done;
    }),

  /** The province gives a manager their access back: anybody may call it before sign-in, and only its signature counts. */
  restore: openProcedure
    .meta({ proof: { province: true } })
    .input(restoreInput)
    .output(restoreOutput)
    .mutation(async ({ ctx: { desk }, input }) => {
      if (desk.isJoining()) throw refusal('OFFICE_JOINING', {});
      const { oneTimeCode, code } = await newCode(desk.machine);
      const { person, expiresAt } = restoreAccess(desk, input.code, code);
      return { person: { ...person, state: 'activated' as const }, oneTimeCode, expiresAt };
    }),

  /** A key answers the challenge of one act. A key that counts back is journalled and refused. */
  prove: managerProcedure
    .meta({ whenRemoved: true, withoutClearance: true })
    .input(proveInput)
    .output(doneOutput)
    .mutation(async ({ ctx: { desk, actor, session, command, origin }, input }) => {
      const from = requireOrigin(origin);
      const challenge = desk.proofs.takeChallenge(session, input.act);
      const key = desk.reads.secondFactor.key(input.credentialId);
      if (challenge === null || key === null || key.personId !== actor.id)
        throw refusal('SECOND_FACTOR_WRONG', {});
      const said = await checkAssertion(input, key, { challenge, origin: from, rpId });
      if (said === null) throw refusal('SECOND_FACTOR_WRONG', {});
      const counts = command((tx) => recordKeyUse(tx, desk.reads, key.keyId, input.act, said.signCount));
      if (!counts) throw refusal('KEY_COUNTED_BACK', {});
      desk.proofs.prove(session, input.act);
      return done;
    }),

  /** A challenge for the locked session of whoever calls (A75). @throws SHELL_WITHOUT_KEYS */
  unlockChallenge: lockedTooProcedure
    .input(z.void())
    .output(unlockChallengeOutput)
    .mutation(({ ctx: { desk, actor, session, origin } }) => {
      requireOrigin(origin ?? null);
      return {
        challenge: desk.proofs.challenge(session, unlocking),
        rpId,
        credentialIds: unlockingKeys(desk, session, actor.id),
      };
    }),

  /** A challenge for a key that is to open this session for the shift (A76). @throws SHELL_WITHOUT_KEYS */
  shiftKeyChallenge: signedInProcedure
    .input(z.void())
    .output(unlockChallengeOutput)
    .mutation(({ ctx: { desk, actor, session, origin } }) => {
      requireOrigin(origin);
      return {
        challenge: desk.proofs.challenge(session, settingShiftKey),
        rpId,
        // A registered key makes no pair for a shift, in whose place the registered one might go.
        credentialIds: desk.reads.secondFactor.credentialIds(actor.id),
      };
    }),

  setShiftKey: signedInProcedure
    .meta({ proof: { password: 'each' } })
    .input(setShiftKeyInput)
    .output(doneOutput)
    .mutation(async ({ ctx: { desk, actor, session, origin }, input }) => {
      await setShiftKey(desk, { session, actor, origin: requireOrigin(origin) }, input);
      return done;
    }),

  unlockWithKey: lockedTooProcedure
    .input(unlockWithKeyInput)
    .output(unlockOutput)
    .mutation(({ ctx: { desk, actor, session, origin }, input }) =>
      unlockWithKey(desk, { session, actor, origin: requireOrigin(origin ?? null) }, input),
    ),

  /** One code of the sheet in place of a key; tries are counted before it is compared. */
  proveByCode: managerProcedure
    .meta({ whenRemoved: true, withoutClearance: true })
    .input(proveByCodeInput)
    .output(doneOutput)
    .mutation(({ ctx: { desk, actor, session, command }, input: { act, code } }) => {
      desk.attempts.take('second_factor', actor.id);
      if (!command((tx) => useCode(tx, desk.reads, actor, act, code)))
        throw refusal('SECOND_FACTOR_WRONG', {});
      desk.attempts.succeeded('second_factor', actor.id);
      desk.proofs.prove(session, act);
      return done;
    }),
});
