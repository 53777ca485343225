// Cheats that the application does not let happen.

import { demoOffice } from '#core/app/first-run/demo-office.ts';
import { completeAnswers } from '#core/demo/answers.ts';
import { inventedNationalCode } from '#core/demo/invented-clients.ts';
import { addDays } from '#core/foundation/calendar/business-day.ts';
import type { Cheat, Scene } from './cheat.ts';
import {
  adult,
  chargedVisit,
  completedVisit,
  openVisit,
  paidVisit,
  readNotices,
  slipOf,
  verifiedVisit,
  withoutService,
  withService,
} from './visits-of-cheats.ts';

/** Done and nothing of it to be found: what a cheat is that went through. */
const through = null;
const dayMs = 24 * 60 * 60_000;

const codeOf = (scene: Scene, name: string): string =>
  demoOffice(scene.day).people.find((person) => person.name === name)?.nationalCode ?? '';

async function nameOf({ clerk }: Scene): Promise<string> {
  return (await clerk.caller.staff.whoAmI()).name;
}

/** A newcomer of whom nothing is on file. */
async function newcomer({ machine, manager }: Scene): Promise<string> {
  const nationalCode = inventedNationalCode(machine.random);
  const name = `تازه‌وارد ${nationalCode.slice(3)}`;
  return (await manager.caller.staff.register({ name, nationalCode, role: 'clerk' })).personId;
}

export const refusedCheats: readonly Cheat[] = [
  {
    name: 'fee without identity',
    rule: 'D1.1',
    refusedWith: ['IDENTITY_NEEDED'],
    async attempt(scene) {
      const visitId = await openVisit(scene);
      const lines = [{ itemCode: scene.services[0], count: 1 }];
      await withoutService(scene, visitId, () => scene.clerk.caller.fees.charge({ visitId, lines }));
      return through;
    },
  },
  {
    name: 'receipt without identity',
    rule: 'D1.2',
    refusedWith: ['IDENTITY_NEEDED'],
    async attempt(scene) {
      const visitId = await openVisit(scene);
      await withoutService(scene, visitId, () => scene.clerk.caller.payments.printReceipt({ visitId }));
      return through;
    },
  },
  {
    name: 'half a checklist',
    rule: 'D1.3',
    refusedWith: ['IDENTITY_INCOMPLETE'],
    async attempt(scene) {
      const visitId = await openVisit(scene);
      const answers = completeAnswers('iranian_adult', 'applicant').slice(0, 3);
      await withoutService(scene, visitId, () =>
        scene.clerk.caller.identity.verify({ visitId, answers, note: '' }),
      );
      return through;
    },
  },
  {
    name: 'own identifier',
    rule: 'D1.4',
    refusedWith: ['SELF_VERIFICATION', 'STAFF_AS_CLIENT'],
    async attempt(scene) {
      const own = codeOf(scene, await nameOf(scene));
      await scene.clerk.caller.visits.open({ client: adult(scene, own) });
      return through;
    },
  },
  {
    name: "a colleague's identifier",
    rule: 'D1.10',
    refusedWith: ['STAFF_AS_CLIENT'],
    async attempt(scene) {
      const { name } = await scene.manager.caller.staff.whoAmI();
      await scene.clerk.caller.visits.open({ client: adult(scene, codeOf(scene, name)) });
      return through;
    },
  },
  {
    name: 'refused, then verified as if nothing had been',
    rule: 'D1.11',
    refusedWith: ['CHANGE_NEEDED'],
    async attempt(scene) {
      const { caller } = scene.clerk;
      const client = adult(scene);
      const { visitId: first } = await caller.visits.open({ client });
      const reasonCode = 'document_missing' as const;
      await caller.identity.refuse({ visitId: first, outcome: 'refused', reasonCode, answers: [], note: '' });
      const { visitId } = await caller.visits.open({ client });
      const answers = completeAnswers('iranian_adult', 'applicant');
      await withoutService(scene, visitId, () => caller.identity.verify({ visitId, answers, note: '' }));
      return through;
    },
  },
  {
    name: 'undesignated terminal',
    rule: 'D2.1',
    refusedWith: ['TERMINAL_NOT_DESIGNATED'],
    async attempt(scene) {
      const { visitId, due } = await chargedVisit(scene);
      const slip = { ...slipOf(scene, visitId, due), terminalId: '14999777' };
      await withoutService(scene, visitId, () => scene.clerk.caller.payments.record(slip));
      return through;
    },
  },
  {
    name: 'one slip for two visits',
    rule: 'D2.2',
    refusedWith: ['RRN_ALREADY_USED'],
    async attempt(scene) {
      const { slip } = await completedVisit(scene);
      const { visitId } = await chargedVisit(scene);
      await withoutService(scene, visitId, () => scene.clerk.caller.payments.record({ ...slip, visitId }));
      return through;
    },
  },
  {
    name: 'cash',
    rule: 'D3.2',
    refusedWith: ['INPUT_INVALID'],
    async attempt(scene) {
      const { visitId, due } = await chargedVisit(scene);
      // Somebody who calls the application without its screens.
      const slip = { ...slipOf(scene, visitId, due), method: 'cash' };
      await withoutService(scene, visitId, () => scene.clerk.caller.payments.record(slip));
      return through;
    },
  },
  {
    name: 'more than is due, unsaid',
    rule: 'D21.9',
    refusedWith: ['PAYMENT_EXCEEDS_DUE'],
    async attempt(scene) {
      const { visitId, due } = await chargedVisit(scene);
      const slip = slipOf(scene, visitId, due + 50_000);
      await withoutService(scene, visitId, () => scene.clerk.caller.payments.record(slip));
      return through;
    },
  },
  {
    name: 'served for less than is due',
    rule: 'D21.9',
    refusedWith: ['VISIT_NOT_PAID'],
    async attempt(scene) {
      const { caller } = scene.clerk;
      const { visitId, due } = await chargedVisit(scene);
      await caller.payments.record(slipOf(scene, visitId, due - 10_000));
      try {
        await caller.visits.complete({ visitId });
        return through;
      } finally {
        await caller.payments.record(slipOf(scene, visitId, 10_000));
        await caller.visits.complete({ visitId });
      }
    },
  },
  {
    name: 'cancelled after the payment',
    rule: 'D21.6',
    refusedWith: ['VISIT_HAS_PAYMENTS'],
    async attempt(scene) {
      const { visitId } = await paidVisit(scene);
      await withService(scene, visitId, () =>
        scene.clerk.caller.visits.cancel({ visitId, reasonCode: 'client_left' }),
      );
      return through;
    },
  },
  {
    name: 'charge of a completed visit taken back by the clerk',
    rule: 'D21.8',
    refusedWith: ['CHARGE_OF_COMPLETED_VISIT', 'VISIT_HAS_PAYMENTS'],
    async attempt(scene) {
      const { chargeId } = await completedVisit(scene);
      await scene.clerk.caller.fees.cancelCharge({ chargeId, reasonCode: 'wrong_service' });
      return through;
    },
  },
  {
    name: 'a reduction that nobody approved',
    rule: 'D4.4',
    refusedWith: ['REDUCTION_NOT_LISTED'],
    async attempt(scene) {
      const visitId = await verifiedVisit(scene);
      const lines = [
        {
          itemCode: scene.services[0],
          count: 1,
          reduction: { code: 'friend-of-the-house', basisPoints: 5_000 },
          paper: { document: 'circular' as const, number: '1', reason: 'آشنای متصدی است' },
        },
      ];
      await withoutService(scene, visitId, () => scene.clerk.caller.fees.charge({ visitId, lines }));
      return through;
    },
  },
  {
    name: 'a tariff from before its letter',
    rule: 'D4.7',
    refusedWith: ['LETTER_DATES_IMPOSSIBLE'],
    async attempt(scene) {
      const { tariff } = demoOffice(scene.day);
      const code = `stale-${scene.machine.random.digits(6)}`;
      const effectiveFrom = addDays(scene.day, -30);
      await scene.manager.caller.fees.proposeTariff({
        tariff: { ...tariff, code, letterDay: scene.day, effectiveFrom },
      });
      return through;
    },
  },
  {
    name: 'own tariff confirmed',
    rule: 'D4.5',
    refusedWith: ['OWN_ACT_FORBIDDEN'],
    async attempt(scene) {
      const { fees } = scene.manager.caller;
      const { tariff } = demoOffice(scene.day);
      const code = `own-${scene.machine.random.digits(8)}`;
      const { tariffId } = await fees.proposeTariff({
        tariff: {
          ...tariff,
          code,
          letterNumber: code,
          letterDay: scene.day,
          effectiveFrom: addDays(scene.day, 30),
        },
      });
      const { seen } = await fees.reviewTariff({ tariffId });
      await fees.confirmTariff({ tariffId, seen });
      // Where the office is so young that nobody could be the second, it is said wherever the tariff is seen.
      await readNotices(scene.clerk);
      const entered = (await fees.listTariffs()).find((tariff) => tariff.tariffId === tariffId);
      return () => entered?.confirmation === 'nobody_else';
    },
  },
  {
    name: "somebody else's papers",
    rule: 'D8.2',
    refusedWith: ['SUPERVISION_FILE_MISSING', 'CLEARANCE_MISSING'],
    async attempt(scene) {
      const personId = await newcomer(scene);
      await scene.manager.caller.staff.activate({ personId });
      return through;
    },
  },
  {
    name: 'a clearance of the past',
    rule: 'D8.2',
    refusedWith: ['CLEARANCE_EXPIRED'],
    async attempt(scene) {
      const { staff } = scene.manager.caller;
      const personId = await newcomer(scene);
      await staff.recordSupervisionFile({ personId, fileNumber: '9', openedOn: addDays(scene.day, -500) });
      await staff.recordInquiry({ personId, reference: '9', requestedOn: addDays(scene.day, -500) });
      await staff.recordClearance({
        personId,
        reference: '9',
        issuedOn: addDays(scene.day, -500),
        expiresOn: addDays(scene.day, -1),
      });
      await staff.activate({ personId });
      return through;
    },
  },
  {
    name: 'the clock set back',
    rule: 'J30',
    refusedWith: ['CLOCK_DOUBTED'],
    async attempt(scene) {
      const { machine, clerk, manager } = scene;
      machine.setClock(-3 * dayMs);
      try {
        await clerk.caller.visits.open({ client: adult(scene) });
        return through;
      } finally {
        machine.setClock(0);
        const { doubt } = await manager.caller.clock.state();
        const reason = 'ساعت رایانه اشتباه تنظیم شده بود و درست شد';
        if (doubt !== null)
          await manager.caller.clock.confirm({
            ...{ doubtId: doubt.doubtId, reason, password: manager.password },
            second: null,
          });
      }
    },
  },
  {
    name: 'a complaint about oneself decided',
    rule: 'D7.7',
    refusedWith: ['NOT_ALLOWED', 'OWN_ACT_FORBIDDEN'],
    async attempt(scene) {
      const { visitId } = await completedVisit(scene, scene.manager);
      const { complaintId } = await scene.clerk.caller.complaints.register({
        kind: 'complaint',
        category: 'conduct',
        aboutManager: false,
        text: '',
        contactName: '',
        contactPhone: '',
        visitId,
      });
      await scene.manager.caller.complaints.addAddendum({
        complaintId,
        kind: 'outcome',
        outcome: 'rejected',
        text: 'وارد نیست و مدارک آن بررسی شد',
      });
      return through;
    },
  },
  {
    name: 'a complaint decided without a word',
    rule: 'D7.8',
    refusedWith: ['REASON_NEEDED'],
    async attempt(scene) {
      const { complaintId } = await scene.clerk.caller.complaints.register({
        kind: 'complaint',
        category: 'delay',
        aboutManager: false,
        text: 'زمان انتظار زیاد بود',
        contactName: '',
        contactPhone: '',
        visitId: null,
      });
      await scene.manager.caller.complaints.addAddendum({
        complaintId,
        kind: 'outcome',
        outcome: 'rejected',
        text: '...',
      });
      return through;
    },
  },
  {
    name: 'the day closed over an open visit',
    rule: 'D21.1',
    refusedWith: ['DRAFTS_OPEN'],
    async attempt(scene) {
      const { day, manager } = scene;
      const visitId = await openVisit(scene);
      await withoutService(scene, visitId, () =>
        manager.caller.dayClose.close({ day, reason: null, password: manager.password }),
      );
      return through;
    },
  },
  {
    name: 'zero declared over recorded money',
    rule: 'D21.4',
    refusedWith: ['PSP_REPORT_NEEDED'],
    async attempt(scene) {
      const { slip } = await completedVisit(scene);
      const batch = { batchNumber: '1', batchTotal: 0 };
      const { terminalId } = slip;
      await scene.manager.caller.dayClose.declareZero({ day: scene.day, terminalId, ...batch });
      return through;
    },
  },
  {
    name: 'yesterday opened again by the clerk',
    rule: 'D12.1',
    refusedWith: ['NOT_ALLOWED'],
    async attempt(scene) {
      const { day, clerk } = scene;
      await clerk.caller.dayClose.reopen({
        day: addDays(day, -1),
        reason: 'اصلاح',
        password: clerk.password,
      });
      return through;
    },
  },
];
