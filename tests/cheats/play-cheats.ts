// Plays days of a demo office with cheats among the honest clients, and counts what became of each: refused, found at the
// close and named, or missed.

import type { Desk } from '#core/access/request-context/desk.ts';
import { refusedAs } from '#core/access/request-context/trpc.ts';
import { callerOf } from '#core/demo/caller.ts';
import { type DayPlan, playDay, workingDayFrom } from '#core/demo/play-day.ts';
import type { ReportedTransaction } from '#core/demo/psp-report.ts';
import { addDays } from '#core/foundation/calendar/business-day.ts';
import type { Cheat, Found, Scene } from './cheat.ts';
import type { CheatingMachine } from './cheating-machine.ts';
import { counterCheats } from './counter-cheats.ts';
import { dutyCheats } from './duty-cheats.ts';
import { filingCheats } from './filing-cheats.ts';
import { floorCheats } from './floor-cheats.ts';
import { foundCheats } from './found-cheats.ts';
import { lateCheats } from './late-cheats.ts';
import { ledgerCheats } from './ledger-cheats.ts';
import { officeCheats } from './office-cheats.ts';
import { refusedCheats } from './refused-cheats.ts';

export const cheats: readonly Cheat[] = [
  ...refusedCheats,
  ...counterCheats,
  ...officeCheats,
  ...filingCheats,
  ...ledgerCheats,
  ...floorCheats,
  ...dutyCheats,
  ...foundCheats,
  ...lateCheats,
];

/** What became of the attempts at one cheat. */
export type Tally = {
  readonly cheat: Cheat;
  planted: number;
  refused: number;
  found: number;
  missed: number;
  /** What the first miss ended with. */
  firstMiss: string | null;
};

export type CheatPlan = {
  readonly days: number;
  readonly from: string;
  /** Honest clients a day. */
  readonly clients: number;
  /** Cheats a day; they take turns, in another order every round. */
  readonly aDay: number;
  /** All that are known when left out. */
  readonly cheats?: readonly Cheat[];
};

/** An attempt that went through and how many closes, this one included, have to name it. */
type Waiting = { readonly tally: Tally; readonly found: Found; readonly closes: number };

/** Plays the days and closes each. `progress` is told how many days are done (D19.3). */
export async function playCheats(
  desk: Desk,
  machine: CheatingMachine,
  plan: CheatPlan,
  progress: (days: number) => void,
): Promise<readonly Tally[]> {
  if (desk.identity() === null) {
    machine.advanceTo(`${plan.from}T03:00:00.000Z`);
    await callerOf(desk, null).office.setUpDemo();
  }
  const tallies = (plan.cheats ?? cheats).map(
    (cheat): Tally => ({ cheat, planted: 0, refused: 0, found: 0, missed: 0, firstMiss: null }),
  );
  const turns = turnsOf(machine, tallies);
  let day = workingDayFrom(plan.from);
  const waiting: Waiting[] = [];
  for (let done = 0; done < plan.days; done += 1) {
    const today = Array.from({ length: plan.aDay }, () => turns());
    await playDayWith(desk, machine, { day, clients: plan.clients, close: true }, today, waiting);
    day = workingDayFrom(addDays(day, 1));
    progress(done + 1);
  }
  if (waiting.length > 0) {
    // What comes to light at the next close has one.
    await playDayWith(desk, machine, { day, clients: plan.clients, close: true }, [], waiting);
  }
  return tallies;
}

/** Each in its turn, all of them before any comes again. */
function turnsOf({ random }: CheatingMachine, tallies: readonly Tally[]): () => Tally {
  let left: Tally[] = [];
  return () => {
    if (left.length === 0)
      left = tallies
        .map((tally) => ({ tally, place: random.next() }))
        .toSorted((one, other) => one.place - other.place)
        .map(({ tally }) => tally);
    const next = left.pop();
    if (next === undefined) throw new Error('there is a cheat to plant');
    return next;
  };
}

async function playDayWith(
  desk: Desk,
  machine: CheatingMachine,
  plan: DayPlan,
  tallies: readonly Tally[],
  waiting: Waiting[],
): Promise<void> {
  const edits: ((rows: ReportedTransaction[]) => ReportedTransaction[])[] = [];
  const later: ((reported: readonly ReportedTransaction[]) => Promise<void>)[] = [];
  let reported: readonly ReportedTransaction[] = [];
  await playDay(desk, machine, plan, () => undefined, {
    async afterClients({ manager, clerk, terminals, services }) {
      const scene: Scene = {
        desk,
        machine,
        day: plan.day,
        manager,
        clerk,
        terminals,
        services,
        editReport: (edit) => edits.push(edit),
        afterReports: (act) => later.push(act),
      };
      for (const tally of tallies) {
        const found = await attempted(tally, scene);
        if (found !== null) waiting.push({ tally, found, closes: tally.cheat.closesLater === true ? 2 : 1 });
      }
    },
    report(rows) {
      const edited = edits.reduce((so, edit) => edit(so), rows);
      reported = edited;
      return edited;
    },
    async afterReports() {
      for (const act of later) await act(reported);
    },
    async signed({ caller }) {
      const signed = {
        overview: await caller.dayClose.overview({ day: plan.day }),
        sheet: await caller.dayClose.sheet({ day: plan.day }),
        matches: await caller.dayClose.matches({ day: plan.day }),
        differences: await caller.dayClose.differences(),
        servedUnpaid: await caller.visits.servedUnpaid({ day: plan.day }),
        refundCases: (await caller.dayClose.refundCases())
          .filter(({ state }) => state === 'open')
          .map(({ paymentId }) => paymentId),
        unfiled: (await caller.dayClose.unfiled()).map(({ visitId }) => visitId),
      };
      for (const one of waiting.splice(0)) {
        const closes = one.closes - 1;
        if (one.found(signed)) one.tally.found += 1;
        else if (closes > 0) waiting.push({ ...one, closes });
        else miss(one.tally, `${plan.day}: nothing at the close names it`);
      }
    },
  });
}

/** Tries one. @returns how it will be found; null when it was refused, or missed at once */
async function attempted(tally: Tally, scene: Scene): Promise<Found | null> {
  tally.planted += 1;
  try {
    const found = await tally.cheat.attempt(scene);
    if (found === null) miss(tally, `${scene.day}: it went through`);
    return found;
  } catch (error) {
    const code = refusedAs(error);
    if (code === null) throw error;
    if (tally.cheat.refusedWith.includes(code)) tally.refused += 1;
    else miss(tally, `${scene.day}: refused with ${code}`);
    return null;
  }
}

function miss(tally: Tally, why: string): void {
  tally.missed += 1;
  tally.firstMiss ??= why;
}
