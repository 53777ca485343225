// Procedures of sessions in an emergency: what begins one is asked before sign-in, the list and the end are the manager's.
import { z } from 'zod';
import {
  managerProcedure,
  openProcedure,
  router,
  signedInProcedure,
} from '#core/access/request-context/trpc.ts';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import { doneOutput } from '#core/foundation/wire/contract.ts';
import { beginEmergency, endEmergency } from './commands.ts';
import {
  beginEmergencyInput,
  beginEmergencyOutput,
  currentEmergencyOutput,
  emergenciesOutput,
  emergencyOptionsOutput,
  endEmergencyInput,
  listEmergenciesInput,
} from './contract.ts';
import { emergencyViews } from './views.ts';

export const emergencyRouter = router({
  /** Who can sit beside somebody now. */
  options: openProcedure
    .meta({ topics: ['staff', 'secondFactor'] })
    .input(z.void())
    .output(emergencyOptionsOutput)
    .query(({ ctx: { desk } }) => ({
      managers: desk.reads.staff
        .people()
        .flatMap(({ id, name, role, state }) =>
          role === 'manager' && state === 'active' ? [{ id, name }] : [],
        ),
      asksForCode: desk.reads.secondFactor.isRequired(),
    })),

  begin: openProcedure
    .meta({ proof: { password: 'each', factor: 'office', second: true } })
    .input(beginEmergencyInput)
    .output(beginEmergencyOutput)
    .mutation(({ ctx: { desk }, input }) => {
      if (desk.isJoining()) throw refusal('OFFICE_JOINING', {});
      return beginEmergency(desk, input);
    }),

  /** For the strip over the screens of such a session. */
  current: signedInProcedure
    .meta({ topics: ['emergency', 'staff'] })
    .input(z.void())
    .output(currentEmergencyOutput)
    .query(({ ctx: { desk, session } }) => {
      const id = desk.sessions.supervisedBy(session);
      const kept = id === null ? null : desk.reads.emergency.emergency(id);
      const [view] = kept === null ? [] : emergencyViews(desk.reads, [kept], desk.machine.now());
      if (view === undefined) return null;
      const { emergencyId, managerName, reasonCode, expiresAt } = view;
      return { emergencyId, managerName, reasonCode, expiresAt };
    }),

  list: managerProcedure
    .meta({ topics: ['emergency', 'staff', 'journal'] })
    .input(listEmergenciesInput)
    .output(emergenciesOutput)
    .query(({ ctx: { desk }, input: { personId } }) => {
      const { emergency } = desk.reads;
      const kept = personId === null ? emergency.latest() : emergency.latestOf(personId);
      return emergencyViews(desk.reads, kept, desk.machine.now());
    }),

  /** Ends the session at whichever PC it is, as soon as that PC hears of it. */
  end: managerProcedure
    .input(endEmergencyInput)
    .output(doneOutput)
    .mutation(({ ctx: { desk, command }, input: { emergencyId } }) => {
      command((tx) => endEmergency(tx, desk.reads, emergencyId));
      return { done: true };
    }),
});
