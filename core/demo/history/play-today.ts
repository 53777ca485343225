// Today at the demo office, up to now: the day is open, clients were served, some work is half done, and numbers wait.

import type { Desk } from '#core/access/request-context/desk.ts';
import { completeAnswers } from '../answers.ts';
import { callerOf } from '../caller.ts';
import { inventedNationalCode } from '../invented-clients.ts';
import type { SimulatedMachine } from '../simulated-machine.ts';
import { letterStays } from './letter-acts.ts';
import { playClients } from './play-clients.ts';
import { playMorning } from './play-morning.ts';
import { type Colleague, type Scene, sceneOf } from './scene.ts';

const minute = 60_000;
/** What is played takes about so long where there is time for it. */
const longest = 100 * minute;
/** Before the clock of this machine, which goes on from here. */
const margin = 30_000;

/** Plays today. `now` (UTC): what is played lies before it, however short the day has been until then. */
export async function playToday(
  desk: Desk,
  bare: SimulatedMachine,
  { today, now }: { readonly today: string; readonly now: string },
): Promise<void> {
  const endsMs = Date.parse(now) - margin;
  const midnightMs = Date.parse(`${today}T00:00:00.000Z`) - 3.5 * 60 * minute;
  const beginsMs = Math.max(midnightMs + 1000, endsMs - longest);
  bare.advanceTo(new Date(beginsMs).toISOString());
  const machine = hurried(bare, endsMs, Math.min(1, Math.max(0, (endsMs - beginsMs) / longest)));
  const scene = await sceneOf(desk, machine, { day: today, today });
  await playMorning(scene, { failing: 'lawyers_inbox', isLeft: true });
  const { manager, clerk, otherClerk } = scene;
  const { token: screen } = await manager.caller.feedback.openScreen();
  const clients = { count: 6, hasQueue: true, screen, minutes: 40 } as const;
  await playClients(scene, { ...clients, clerks: [clerk, otherClerk] });
  await clerk.caller.payments.cashOffered({ visitId: null });
  await letterStays(1, 6)(scene);
  await paidAndNotFiled(scene);
  await leftToManager(scene);
  await halfDone(scene);
  const { queue } = callerOf(desk, null);
  for (const sectionId of ['filing', 'sana', 'filing'] as const) {
    await clerk.caller.queue.issue({ sectionId });
    machine.advance(2 * minute);
  }
  if ((await queue.waitingRoom()).waiting !== 3) throw new Error('three numbers wait');
}

/** The same machine, whose time goes by `factor` and never past `endsMs`. */
function hurried(machine: SimulatedMachine, endsMs: number, factor: number): SimulatedMachine {
  return {
    ...machine,
    advance(ms) {
      const next = Math.min(Date.parse(machine.now()) + Math.floor(ms * factor), endsMs);
      machine.advanceTo(new Date(next).toISOString());
    },
  };
}

async function opened({ machine }: Scene, { caller }: Colleague, name: string): Promise<string> {
  const { random } = machine;
  await caller.queue.issue({ sectionId: 'filing' });
  await caller.queue.callNext();
  const { visitId } = await caller.visits.open({
    client: {
      ...{ clientType: 'iranian_adult', name, matterRole: 'plaintiff', postalCode: '1193653471' },
      ...{ nationalCode: inventedNationalCode(random), mobile: `0912${random.digits(7)}` },
      trackingNumber: random.digits(12),
    },
  });
  machine.advance(2 * minute);
  return visitId;
}

const answers = completeAnswers('iranian_adult', 'plaintiff');

/** Served and paid; the judiciary's number is still to come. */
async function paidAndNotFiled(scene: Scene): Promise<void> {
  const { clerk, machine } = scene;
  const visitId = await opened(scene, clerk, 'جمشید افشار');
  const { caller } = clerk;
  await caller.identity.verify({ visitId, answers, note: '', changed: 'اصل مدرک ارائه شد' });
  const { officePosTotal } = await caller.fees.charge({
    visitId,
    lines: [{ itemCode: 'petition', count: 1 }],
  });
  machine.advance(minute);
  const { random } = machine;
  await caller.payments.record({
    ...{ visitId, terminalId: '14999001', amount: officePosTotal },
    ...{ rrn: random.digits(12), stan: random.stan(), card: `603799******${random.digits(4)}` },
  });
  await caller.visits.complete({ visitId });
}

/** A clerk is not sure of a document: the manager decides. */
async function leftToManager(scene: Scene): Promise<void> {
  const visitId = await opened(scene, scene.otherClerk, 'طاهره بیات');
  await scene.otherClerk.caller.identity.refuse({
    ...{ visitId, outcome: 'escalated', reasonCode: 'face_does_not_match', answers: [] },
    note: 'عکس کارت قدیمی است و به چهره شبیه نیست؛ لطفاً شما هم ببینید',
  });
}

/** Checked, and being told what it costs. */
async function halfDone(scene: Scene): Promise<void> {
  const visitId = await opened(scene, scene.otherClerk, 'ایرج ملکی');
  await scene.otherClerk.caller.identity.verify({
    ...{ visitId, answers, note: '', changed: 'اصل مدرک ارائه شد' },
  });
}
