// Cheats with what nobody loosens alone: doubts that the clerk answers elsewhere, controls that the manager lifts alone.
import { completeAnswers } from '#core/demo/answers.ts';
import type { Cheat } from './cheat.ts';
import type { CheatingMachine } from './cheating-machine.ts';
import { inOfficeOfTwoPcs, type OfficeOfTwoPcs } from './office-of-two-pcs.ts';
import { adult, withoutService } from './visits-of-cheats.ts';

/** Done and nothing of it to be found: what a cheat is that went through. */
const through = null;

/** Does an act as the manager of an office of its own, with a code of a sheet shown for it (D20.162). */
const withCode = (
  machine: CheatingMachine,
  act: string,
  does: (caller: OfficeOfTwoPcs['first']['caller']) => Promise<unknown>,
): Promise<unknown> =>
  inOfficeOfTwoPcs(machine, async ({ first: { caller, password } }) => {
    const { codes } = await caller.secondFactor.makeCodes({ password });
    await caller.secondFactor.proveByCode({ act, code: codes[0] ?? '' });
    await does(caller);
  });

export const floorCheats: readonly Cheat[] = [
  {
    name: 'a face in doubt, verified by the clerk in another visit',
    rule: 'D1.78',
    refusedWith: ['DOUBT_IS_MANAGERS'],
    async attempt(scene) {
      const { caller } = scene.clerk;
      const client = adult(scene);
      const { visitId: first } = await caller.visits.open({ client });
      const reasonCode = 'face_does_not_match' as const;
      await caller.identity.refuse({ visitId: first, outcome: 'refused', reasonCode, answers: [], note: '' });
      const { visitId } = await caller.visits.open({ client });
      const answers = completeAnswers('iranian_adult', 'applicant');
      const changed = 'شناسنامه را آورد و عکس آن تازه است';
      await withoutService(scene, visitId, () =>
        caller.identity.verify({ visitId, answers, note: '', changed }),
      );
      return through;
    },
  },
  {
    name: 'the limit of a second word raised by the manager alone',
    rule: 'D20.65',
    refusedWith: ['SECOND_PERSON_NEEDED'],
    async attempt({ machine }) {
      await withCode(machine, 'dayClose.setExplanationLimit', ({ dayClose }) =>
        dayClose.setExplanationLimit({ amount: 1_000_000_000 }),
      );
      return through;
    },
  },
  {
    name: 'the limit raised beside a colleague, by a password alone',
    rule: 'D20.162',
    refusedWith: ['SECOND_FACTOR_NOT_READY'],
    async attempt({ manager, clerk: { id: personId, password } }) {
      const beside = { personId, password, words: 'مبلغ‌ها بزرگ‌تر شده است' };
      await manager.caller.dayClose.setExplanationLimit({ amount: 1_000_000_000, beside });
      return through;
    },
  },
  {
    name: 'office hours around the clock by the manager alone',
    rule: 'D20.65',
    refusedWith: ['SECOND_PERSON_NEEDED'],
    async attempt({ machine }) {
      await withCode(machine, 'supervision.setHours', ({ supervision }) =>
        supervision.setHours({ opens: '00:00', closes: '23:59' }),
      );
      return through;
    },
  },
  {
    name: 'a system off the list before somebody leaves',
    rule: 'D20.65',
    refusedWith: ['SECOND_PERSON_NEEDED'],
    async attempt({ machine }) {
      await withCode(machine, 'departures.endSystem', ({ departures }) =>
        departures.endSystem({ systemId: 'sana' }),
      );
      return through;
    },
  },
  {
    name: 'a complaint about cash ended by the manager alone',
    rule: 'D7.65',
    refusedWith: ['SECOND_PERSON_NEEDED'],
    async attempt({ clerk, manager }) {
      const { complaintId } = await clerk.caller.complaints.register({
        ...{ kind: 'complaint', category: 'cash_demand', aboutManager: false, visitId: null },
        ...{ text: 'از من پول نقد خواستند', contactName: '', contactPhone: '' },
      });
      await manager.caller.complaints.addAddendum({
        ...{ complaintId, kind: 'outcome', outcome: 'rejected' },
        text: 'از متصدی باجه پرسیده شد و شاهدی نبود',
      });
      return through;
    },
  },
];
