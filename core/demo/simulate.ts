// Plays many days of a demo office. The same seed on a fresh office gives the same history, hash by hash.

import type { Desk } from '#core/access/request-context/desk.ts';
import type { DemoNames } from '#core/app/first-run/demo-office.ts';
import { setUpDemoOffice } from '#core/app/first-run/set-up.ts';
import { addDays } from '#core/foundation/calendar/business-day.ts';
import { type PlayedDay, playDay, workingDayFrom } from './play-day.ts';
import type { SimulatedMachine } from './simulated-machine.ts';

export type SimulationPlan = {
  readonly days: number;
  /** Clients a day, about. */
  readonly clients: number;
  /** First day; later when the office has history. */
  readonly from: string;
  /** False leaves the last day open. */
  readonly closeLast: boolean;
  /** Of a demo office beside the usual one. */
  readonly names?: DemoNames;
};

export type Progress = (done: { readonly days: number; readonly clients: number }) => void;

/** Plays the days one after another; sets the demo office up when the folder is new. */
export async function simulateDays(
  desk: Desk,
  machine: SimulatedMachine,
  plan: SimulationPlan,
  progress: Progress,
): Promise<readonly PlayedDay[]> {
  if (desk.identity() === null) {
    machine.advanceTo(`${plan.from}T03:00:00.000Z`);
    await setUpDemoOffice(desk, plan.names);
  }
  const played: PlayedDay[] = [];
  let day = workingDayFrom(firstDay(desk, plan.from));
  for (let index = 0; index < plan.days; index += 1) {
    const spread = Math.floor(plan.clients / 5);
    const clients = Math.max(0, plan.clients + machine.random.between(-spread, spread));
    const close = plan.closeLast || index < plan.days - 1;
    played.push(
      await playDay(desk, machine, { day, clients, close, names: plan.names }, (served) =>
        progress({ days: index, clients: served }),
      ),
    );
    day = workingDayFrom(addDays(day, 1));
  }
  return played;
}

/** The day after the last that the office opened, or the plan's first. */
function firstDay(desk: Desk, from: string): string {
  const last = desk.reads.businessDay.lastOpenedBefore('9999-12-31');
  return last === null || last < from ? from : addDays(last, 1);
}
