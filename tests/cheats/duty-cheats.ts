// Cheats with duties that nobody pays for: looks at clients, checks that were none, training, the queue, the faces, accounts, pictures.
import { createHash } from 'node:crypto';
import { demoOffice } from '#core/app/first-run/demo-office.ts';
import { completeAnswers } from '#core/demo/answers.ts';
import { callerOf } from '#core/demo/caller.ts';
import { inventedNationalCode } from '#core/demo/invented-clients.ts';
import type { Cheat, Scene, Signed } from './cheat.ts';
import { clerkOfOneSection } from './counter-cheats.ts';
import { inOfficeOfTwoPcs } from './office-of-two-pcs.ts';
import { adult, completedVisit, openVisit, readNotices, verifiedVisit } from './visits-of-cheats.ts';

/** Done and nothing of it to be found: what a cheat is that went through. */
const through = null;
const secondMs = 1_000;
const minuteMs = 60 * secondMs;

/** A service that costs nothing: the rate that another body sets is nought. */
async function serviceForNothing({ day, machine, manager, clerk }: Scene): Promise<string> {
  const itemCode = 'sms';
  const known = (await clerk.caller.fees.inForce())?.items.find(({ code }) => code === itemCode);
  if (known?.rate === 0) return itemCode;
  const letter = { letterNumber: machine.random.digits(6), letterDay: day, effectiveFrom: day };
  const { rateId } = await manager.caller.fees.proposeRate({
    ...{ itemCode, amount: 0, authority: 'شرکت پیامک', ...letter },
  });
  const seen = (await clerk.caller.fees.listRates()).find((rate) => rate.rateId === rateId)?.seen ?? '';
  await clerk.caller.fees.confirmRate({ rateId, seen });
  return itemCode;
}

/** A grey dot as a picture; no other call of it has the same bytes. */
function pictureOf({ machine }: Scene) {
  const bytes = Buffer.from([
    ...[0xff, 0xd8, 0xff, 0xdb, 0x00, 0x43, 0x00, ...Array.from({ length: 60 }, () => 0x10)],
    ...machine.randomBytes(4).map((byte) => 1 + (byte % 90)),
    ...[0xff, 0xc0, 0x00, 0x0b, 0x08, 0x00, 0x01, 0x00, 0x01, 0x01, 0x01, 0x11, 0x00],
    ...[0xff, 0xda, 0x00, 0x08, 0x01, 0x01, 0x00, 0x00, 0x3f, 0x00, 0x7f, 0xff, 0xd9],
  ]);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return {
    ...{ jpegBase64: bytes.toString('base64'), sha256 },
    ...{ withoutClients: true as const, showsDayCode: true },
  };
}

/** The demo's second clerk. */
function colleague({ desk, day }: Scene): { personId: string; password: string } {
  const known = demoOffice(day).people.findLast(({ role }) => role === 'clerk');
  const personId = desk.reads.staff.people().find(({ name }) => name === known?.name)?.id;
  if (known === undefined || personId === undefined) throw new Error('the demo office has a second clerk');
  return { personId, password: known.password };
}

async function withTopic({ machine, manager }: Scene): Promise<string> {
  const title = `آموزش ${machine.random.digits(6)}`;
  return (await manager.caller.training.addTopic({ title, roles: ['clerk', 'manager'], validForDays: 365 }))
    .topicId;
}

export const dutyCheats: readonly Cheat[] = [
  {
    name: 'served with nothing on the POS',
    rule: 'D21.22',
    refusedWith: [],
    async attempt(scene) {
      const itemCode = await serviceForNothing(scene);
      const visitId = await verifiedVisit(scene);
      await scene.clerk.caller.fees.charge({ visitId, lines: [{ itemCode, count: 1 }] });
      await scene.clerk.caller.visits.complete({ visitId });
      return ({ overview }: Pick<Signed, 'overview'>) =>
        overview.exceptions.some((one) => one.kind === 'completed_without_pos' && one.visitId === visitId);
    },
  },
  {
    name: 'a slow look through the register, spread over the day',
    rule: 'D16.66',
    refusedWith: [],
    async attempt(scene) {
      const { desk, machine, clerk, day } = scene;
      const visitId = await openVisit(scene);
      // So far apart that no ten minutes hold twenty.
      for (let looks = 0; looks < 100; looks += 1) {
        await clerk.caller.visits.revealIdentifier({ visitId });
        machine.advance(40 * secondMs);
      }
      await clerk.caller.visits.cancel({ visitId, reasonCode: 'client_left' });
      const isSlow = ({ firstAt, lastAt }: { firstAt: string; lastAt: string }): boolean =>
        Date.parse(lastAt) - Date.parse(firstAt) > 10 * minuteMs;
      return () =>
        desk.reads.accessLog
          .alerts()
          .some((alert) => alert.personId === clerk.id && alert.day === day && isSlow(alert));
    },
  },
  {
    name: 'one printed code at two PCs that have not met',
    rule: 'D11.66',
    refusedWith: [],
    async attempt({ machine }) {
      const named = await inOfficeOfTwoPcs(machine, async ({ first, second, meet }) => {
        const { codes } = await first.caller.secondFactor.makeCodes({ password: first.password });
        meet();
        for (const { caller } of [first, second])
          await caller.secondFactor.proveByCode({ act: 'staff.cutOff', code: codes[0] ?? '' });
        meet();
        return (await second.caller.shifts.alerts()).open;
      });
      return () => named.some(({ kind }) => kind === 'code_twice');
    },
  },
  {
    name: 'the picture of one check for another one',
    rule: 'D17.65',
    refusedWith: ['PHOTO_ALREADY_USED'],
    async attempt(scene) {
      const { premises } = scene.clerk.caller;
      const seen = { result: 'passed', note: '', photo: pictureOf(scene) } as const;
      await premises.recordCheck({ ...seen, item: 'sign_127' });
      await premises.recordCheck({ ...seen, item: 'cleanliness' });
      return through;
    },
  },
  {
    name: 'training that only its writer saw',
    rule: 'D13.66',
    refusedWith: ['SESSION_NEEDS_WITNESS'],
    async attempt(scene) {
      const { manager, day } = scene;
      const topicId = await withTopic(scene);
      await manager.caller.training.recordSession({
        ...{ topicId, heldOn: day, minutes: 60, trainer: 'مریم احمدی', attendeeIds: [manager.id] },
      });
      return through;
    },
  },
  {
    name: 'eleven hours of training on one day, in two sessions',
    rule: 'D13.67',
    refusedWith: ['TRAINING_TOO_LONG'],
    async attempt(scene) {
      const { manager, clerk, day } = scene;
      const topicId = await withTopic(scene);
      const session = { topicId, heldOn: day, trainer: 'مریم احمدی', attendeeIds: [clerk.id] };
      await manager.caller.training.recordSession({ ...session, minutes: 600 });
      await manager.caller.training.recordSession({ ...session, minutes: 60 });
      return through;
    },
  },
  {
    name: 'a notice left unread by acting in a visit',
    rule: 'D13.65',
    refusedWith: ['NOTICE_UNREAD'],
    async attempt(scene) {
      const { clerk, manager } = scene;
      const other = await clerkOfOneSection(scene);
      const visitId = await openVisit(scene);
      await manager.caller.training.publishNotice({
        ...{ kind: 'directive', title: 'بخشنامهٔ تازه', roles: ['clerk'], renewEveryDays: null },
        ...{ body: 'اصل کارت ملی پیش از هر خدمت دیده می‌شود.', questions: [] },
      });
      try {
        const answers = completeAnswers('iranian_adult', 'applicant');
        await other.caller.identity.verify({ visitId, answers, note: '' });
        return through;
      } finally {
        for (const person of [clerk, other]) await readNotices(person);
        await clerk.caller.visits.cancel({ visitId, reasonCode: 'client_left' });
      }
    },
  },
  {
    name: 'a friend served before those who wait',
    rule: 'D14.65',
    refusedWith: ['QUEUE_JUMP'],
    async attempt(scene) {
      const { clerk, manager } = scene;
      await manager.caller.queue.switch({ isOn: true });
      try {
        await clerk.caller.queue.issue({ sectionId: 'filing' });
        await openVisit(scene);
        return through;
      } finally {
        const { callId } = await clerk.caller.queue.callNext();
        await clerk.caller.queue.release({ callId, outcome: 'no_visit' });
        await manager.caller.queue.switch({ isOn: false });
      }
    },
  },
  {
    name: "a happy face by the clerk in the client's place",
    rule: 'D14.7',
    refusedWith: ['NOT_ALLOWED'],
    async attempt(scene) {
      const { desk, clerk, manager } = scene;
      const { token } = await manager.caller.feedback.openScreen();
      await completedVisit(scene);
      const { askId } = await callerOf(desk, null).feedback.screen({ token });
      await clerk.caller.feedback.answer({ token, askId: askId ?? '', rating: 5 });
      return through;
    },
  },
  {
    name: 'a fourth emergency session on one day',
    rule: 'D11.67',
    refusedWith: ['EMERGENCIES_USED'],
    async attempt(scene) {
      const { desk, manager } = scene;
      const { emergency } = callerOf(desk, null);
      try {
        for (let turn = 0; turn < 4; turn += 1)
          await emergency.begin({
            ...{ ...colleague(scene), managerId: manager.id, managerPassword: manager.password, code: '' },
            ...{ reasonCode: 'other', reason: 'مراجعه‌کنندگان زیادی منتظرند', minutes: 60 },
          });
        return through;
      } finally {
        for (const { emergencyId, isRunning } of await manager.caller.emergency.list({ personId: null }))
          if (isRunning) await manager.caller.emergency.end({ emergencyId });
      }
    },
  },
  {
    name: 'thirty checks of an identity within thirty seconds',
    rule: 'D11.65',
    refusedWith: [],
    async attempt(scene) {
      const { clerk, manager, day } = scene;
      const { visits, identity } = clerk.caller;
      const opened: string[] = [];
      for (let client = 0; client < 30; client += 1)
        opened.push((await visits.open({ client: adult(scene) })).visitId);
      const answers = completeAnswers('iranian_adult', 'applicant');
      for (const visitId of opened) await identity.verify({ visitId, answers, note: '' });
      for (const visitId of opened) await visits.onlyAsked({ visitId });
      const { open } = await manager.caller.shifts.alerts();
      return () => open.some((alert) => alert.kind === 'hasty_checks' && alert.day === day);
    },
  },
  {
    name: "the office's own inspector",
    rule: 'D16.65',
    refusedWith: ['INPUT_INVALID'],
    async attempt({ machine, manager }) {
      const nationalCode = inventedNationalCode(machine.random);
      // Somebody who calls the application without its screens.
      const role = 'inspector' as never;
      await manager.caller.staff.register({ name: 'بازرس خودی', nationalCode, role });
      return through;
    },
  },
];
