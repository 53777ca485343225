// The sixty days before today at the demo office, through the real procedures: clients, differences, people, complaints, and all else
// that the sections of every role show.
import type { Desk } from '#core/access/request-context/desk.ts';
import { addDays, weekdayOf } from '#core/foundation/calendar/business-day.ts';
import { callerOf } from '../caller.ts';
import { closeDay } from '../play-day.ts';
import { playStatement } from '../play-statement.ts';
import type { SimulatedMachine } from '../simulated-machine.ts';
import { leaver } from './cast.ts';
import { withDifference } from './money-acts.ts';
import { playClients } from './play-clients.ts';
import { playMorning } from './play-morning.ts';
import { type Scene, sceneOf } from './scene.ts';
import { closedOn, leaverUntil, queueSince, storyOf } from './story.ts';
import { closedForAir } from './watch-acts.ts';

const historyDays = 60;
/** Days that its people have been registered before the history: longer than the ninety after which they are independent (D4.161). */
const registeredBefore = 98;
const minute = 60_000;
/** Clients from Saturday to Thursday. */
const clientsOf = [12, 11, 9, 10, 8, 4] as const;
/** How many more come at the end than at the beginning. */
const growth = 0.3;

type Played = (done: number, all: number) => void;

/** The working days of the history of an office on `today`, the first one first. */
export function daysOfHistory(today: string): readonly string[] {
  return Array.from({ length: historyDays }, (_, place) => addDays(today, place - historyDays)).filter(
    (day) => weekdayOf(day) !== 6,
  );
}

/** Where the clock of a demo office begins that is played up to `today`, UTC: its people are registered then. */
export const beginningOf = (today: string): string =>
  `${addDays(today, -historyDays - registeredBefore)}T03:00:00.000Z`;

/** Sets the demo office up and plays its history up to the day before `today`. */
export async function playHistory(
  desk: Desk,
  machine: SimulatedMachine,
  today: string,
  played: Played,
): Promise<void> {
  const days = daysOfHistory(today);
  machine.advanceTo(beginningOf(today));
  await callerOf(desk, null).office.setUpDemo();
  let screen: string | null = null;
  for (const [place, day] of days.entries()) {
    const ago = days.length - place;
    machine.advanceTo(`${day}T03:50:00.000Z`);
    const scene = await sceneOf(desk, machine, { day, today });
    if (ago === queueSince) {
      await scene.manager.caller.queue.switch({ isOn: true });
      ({ token: screen } = await scene.manager.caller.feedback.openScreen());
    }
    if (ago === closedOn) await closedForAir(scene);
    else await playWholeDay(scene, { ago, screen, share: place / days.length });
    played(place + 1, days.length);
  }
  await playStatement(desk);
}

async function playWholeDay(
  scene: Scene,
  { ago, screen, share }: { readonly ago: number; readonly screen: string | null; readonly share: number },
): Promise<void> {
  const { desk, machine, day, manager, clerk, otherClerk } = scene;
  const { first = [], after = [], difference } = storyOf(ago);
  for (const act of first) await act(scene);
  await playMorning(scene, ago === 1 ? { failing: 'guide_boards' } : {});
  const usual = clientsOf[weekdayOf(day)] ?? 0;
  const clients = Math.round(usual * (1 + growth * share)) + machine.random.between(-1, 2);
  const hasLeaver = ago > leaverUntil && ago < 48;
  await playClients(scene, {
    ...{ count: clients, screen, hasQueue: screen !== null, minutes: 6 * 60 },
    clerks: hasLeaver ? [clerk, otherClerk, await scene.with(leaver)] : [clerk, otherClerk],
  });
  machine.advance(5 * minute);
  for (const act of after) {
    await act(scene);
    machine.advance(minute);
  }
  await closeDay(desk, machine, day, manager, {
    afterClients: () => Promise.resolve(),
    report: (rows) => (difference === undefined ? rows : withDifference(rows, difference)),
    afterReports: () => Promise.resolve(),
    signed: () => Promise.resolve(),
  });
}
