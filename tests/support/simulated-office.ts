// A demo office with simulated days behind it, in a folder of its own: real procedures, real store, repeatable.

import type { Desk } from '#core/access/request-context/desk.ts';
import { endlessSession } from '#core/access/staff/rules.ts';
import { sourceMigrations } from '#core/app/api/application.ts';
import type { DeskOptions } from '#core/app/opening/desk-options.ts';
import { openDesk, openToRead } from '#core/app/opening/open-desk.ts';
import { simulateDays } from '#core/demo/simulate.ts';
import { type SimulatedMachine, simulatedMachine } from '#core/demo/simulated-machine.ts';

/** The data key of every store that this makes. */
export const simulatedKey = new Uint8Array(32).fill(7);
export const firstDay = '2026-04-04';

/** Opens (or makes) the store in `dir` on a machine whose clock and randomness are given. */
export function openSimulated(
  dir: string,
  seed: string,
  {
    readonly = false,
    ...options
  }: { readonly readonly?: boolean } & Pick<DeskOptions, 'sync' | 'log' | 'unusable' | 'verifiedWhole'> = {},
  day = firstDay,
): { desk: Desk; machine: SimulatedMachine } {
  const machine = simulatedMachine(seed, `${day}T03:00:00.000Z`);
  const desk = (readonly ? openToRead : openDesk)({
    dir,
    dataKey: simulatedKey,
    appVersion: '0.0.0-test',
    machine,
    migrationsFolder: sourceMigrations(),
    sessionLimits: endlessSession,
    ...options,
  });
  return { desk, machine };
}

/** Plays days in the office; the last one is closed too. */
export async function playDays(
  { desk, machine }: { readonly desk: Desk; readonly machine: SimulatedMachine },
  days: number,
  clients: number,
): Promise<void> {
  await simulateDays(desk, machine, { days, clients, from: firstDay, closeLast: true }, () => undefined);
}
