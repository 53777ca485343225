// Cheats at the counter around what comes after a check and after a payment: a refusal that goes on, a one-key act taken
// back, a receipt that is none, a service of another section.

import { demoOffice } from '#core/app/first-run/demo-office.ts';
import { callerOf } from '#core/demo/caller.ts';
import { addDays } from '#core/foundation/calendar/business-day.ts';
import type { Cheat, Cheater, Scene } from './cheat.ts';
import {
  adult,
  chargedVisit,
  completedVisit,
  openVisit,
  readNotices,
  slipOf,
  verifiedVisit,
  withoutService,
} from './visits-of-cheats.ts';

const through = null;
const arrived = 'اصل کارت ملی را آورد';

/** A visit whose client was refused by the clerk just now. */
async function refusedVisit(scene: Scene, reasonCode: 'document_missing' | 'face_does_not_match') {
  const visitId = await openVisit(scene);
  const { identity } = scene.clerk.caller;
  await identity.refuse({ visitId, outcome: 'refused', reasonCode, answers: [], note: '' });
  // The client is back with the paper.
  scene.machine.advance(10 * 60_000);
  return visitId;
}

/** The demo's second clerk, introduced for Sana alone, by letter. */
export async function clerkOfOneSection({ desk, day, manager }: Scene): Promise<Cheater> {
  const known = demoOffice(day).people.findLast(({ role }) => role === 'clerk');
  const anyone = callerOf(desk, null);
  const found = (await anyone.staff.signInList()).find(({ name }) => name === known?.name);
  if (known === undefined || found === undefined) throw new Error('the demo office has a second clerk');
  const personId = found.id;
  const sections = desk.reads.postings.posting(personId, day)?.sections;
  if (sections?.length !== 1)
    await manager.caller.postings.transfer({
      personId,
      kind: 'section',
      sections: ['sana'],
      toOffice: '',
      body: 'protection',
      letterNumber: 'ج-۱',
      letterDay: day,
      effectiveOn: day,
      reason: 'نیاز باجهٔ ثنا به متصدی ثابت',
      password: manager.password,
    });
  const { token } = await anyone.staff.signIn({ personId, password: known.password });
  const clerk = { id: personId, caller: callerOf(desk, token), password: known.password };
  await readNotices(clerk);
  return clerk;
}

/** What a code on paper is worth to whoever checks it. */
const verdictOf = async ({ manager }: Scene, code: string): Promise<string> =>
  (await manager.caller.payments.checkReceipt({ code })).verdict;

async function printed(scene: Scene, visitId: string): Promise<string> {
  await scene.clerk.caller.payments.printReceipt({ visitId });
  return (await scene.clerk.caller.payments.receipt({ visitId })).codes.last ?? '';
}

export const counterCheats: readonly Cheat[] = [
  {
    name: 'a doubt about the face, mended by the clerk with a paper',
    rule: 'D1.18',
    refusedWith: ['ESCALATED_TO_MANAGER'],
    async attempt(scene) {
      const visitId = await refusedVisit(scene, 'face_does_not_match');
      await scene.clerk.caller.identity.resume({ visitId, arrived });
      return through;
    },
  },
  {
    name: 'a refusal that goes on without a word of what arrived',
    rule: 'D1.18',
    refusedWith: ['REASON_NEEDED'],
    async attempt(scene) {
      const visitId = await refusedVisit(scene, 'document_missing');
      await scene.clerk.caller.identity.resume({ visitId, arrived: '...' });
      return through;
    },
  },
  {
    name: 'a refusal that goes on, charged before its new check',
    rule: 'D1.18',
    refusedWith: ['IDENTITY_NEEDED'],
    async attempt(scene) {
      const visitId = await refusedVisit(scene, 'document_missing');
      await scene.clerk.caller.identity.resume({ visitId, arrived });
      const lines = [{ itemCode: scene.services[0], count: 1 }];
      await withoutService(scene, visitId, () => scene.clerk.caller.fees.charge({ visitId, lines }));
      return through;
    },
  },
  {
    name: 'an offer of cash taken back a minute later',
    rule: 'D3.3',
    refusedWith: ['UNDO_TOO_LATE'],
    async attempt({ clerk, machine }) {
      const { actId } = await clerk.caller.payments.cashOffered({ visitId: null });
      machine.advance(60_000);
      await clerk.caller.visits.withdrawAct({ actId });
      return through;
    },
  },
  {
    name: "a colleague's offer of cash taken back",
    rule: 'D3.3',
    refusedWith: ['UNDO_TOO_LATE'],
    async attempt({ clerk, manager }) {
      const { actId } = await clerk.caller.payments.cashOffered({ visitId: null });
      await manager.caller.visits.withdrawAct({ actId });
      return through;
    },
  },
  {
    name: 'a receipt with one digit changed',
    rule: 'D2.6',
    refusedWith: [],
    async attempt(scene) {
      const { visitId } = await completedVisit(scene);
      const code = await printed(scene, visitId);
      const digit = (Number(code.at(-9)) + 1) % 10;
      const verdict = await verdictOf(scene, `${code.slice(0, -9)}${digit}${code.slice(-8)}`);
      return () => verdict === 'changed' || verdict === 'not_a_receipt';
    },
  },
  {
    name: 'a receipt shown after the money went back',
    rule: 'D2.6',
    refusedWith: [],
    async attempt(scene) {
      const { visitId, paymentId, due } = await completedVisit(scene);
      const code = await printed(scene, visitId);
      const { caller, password } = scene.clerk;
      await caller.payments.reverse({ paymentId, reasonCode: 'wrong_amount', note: '', password });
      await caller.payments.record(slipOf(scene, visitId, due));
      const verdict = await verdictOf(scene, code);
      return () => verdict === 'cancelled';
    },
  },
  {
    name: 'a receipt that was never printed',
    rule: 'D2.6',
    refusedWith: [],
    async attempt(scene) {
      const { visitId } = await completedVisit(scene);
      const { codes } = await scene.clerk.caller.payments.receipt({ visitId });
      const verdict = await verdictOf(scene, codes.next);
      return () => verdict === 'not_printed';
    },
  },
  {
    name: 'a receipt of a charge that was taken back',
    rule: 'D2.7',
    refusedWith: ['FEES_NOT_CHARGED'],
    async attempt(scene) {
      const { visitId, chargeId } = await chargedVisit(scene);
      const { caller } = scene.clerk;
      await caller.fees.cancelCharge({ chargeId, reasonCode: 'wrong_service' });
      await withoutService(scene, visitId, () => caller.payments.printReceipt({ visitId }));
      return through;
    },
  },
  {
    name: 'a service of a section that the clerk was not introduced for',
    rule: 'D11.10',
    refusedWith: ['SECTION_NOT_YOURS'],
    async attempt(scene) {
      const other = await clerkOfOneSection(scene);
      const visitId = await verifiedVisit(scene);
      const lines = [{ itemCode: scene.services[0], count: 1 }];
      await withoutService(scene, visitId, () => other.caller.fees.charge({ visitId, lines }));
      return through;
    },
  },
  {
    name: 'a transfer dated back',
    rule: 'D10.2',
    refusedWith: ['INPUT_INVALID'],
    async attempt(scene) {
      const { id: personId } = await clerkOfOneSection(scene);
      const { day, manager } = scene;
      await manager.caller.postings.transfer({
        personId,
        kind: 'section',
        sections: ['filing', 'sana'],
        toOffice: '',
        body: 'protection',
        letterNumber: 'ج-۲',
        letterDay: addDays(day, -3),
        effectiveOn: addDays(day, -2),
        reason: 'کار روز پیش زیر نام او ثبت شده بود',
        password: manager.password,
      });
      return through;
    },
  },
  {
    name: 'the same client verified on a second visit after being left to the manager',
    rule: 'D1.6',
    refusedWith: ['DOUBT_IS_MANAGERS'],
    async attempt(scene) {
      const { caller } = scene.clerk;
      const client = adult(scene);
      const { visitId: first } = await caller.visits.open({ client });
      const reasonCode = 'document_is_copy' as const;
      await caller.identity.refuse({
        visitId: first,
        outcome: 'escalated',
        reasonCode,
        answers: [],
        note: '',
      });
      await caller.visits.cancel({ visitId: first, reasonCode: 'client_left' });
      const { visitId } = await caller.visits.open({ client });
      const answers = (await caller.identity.checklist({ clientType: 'iranian_adult' })).map(
        ({ code, options: [option] }) =>
          option === undefined
            ? { code, state: 'checked' as const }
            : {
                code,
                state: 'checked' as const,
                option: code === 'role_in_matter' ? client.matterRole : option,
              },
      );
      await withoutService(scene, visitId, () => caller.identity.verify({ visitId, answers, note: '' }));
      return through;
    },
  },
];
