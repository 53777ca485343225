// Two PCs of a test's office that were apart, and what each of them shows.
import type { Desk } from '#core/access/request-context/desk.ts';
import { appRouter } from '#core/app/registry/router.ts';
import { servedVisit } from './closing-day.ts';
import { type TestOffice, today } from './office.ts';
import { carryEntries, type SecondDesk } from './second-desk.ts';

/** Both PCs have everything afterwards. */
export function meet({ desk }: TestOffice, other: SecondDesk): void {
  carryEntries(desk, other.desk);
  carryEntries(other.desk, desk);
}

/** The overview as the manager sees it on the second PC. */
export async function overviewThere(office: TestOffice, other: SecondDesk, day: string = today) {
  return other.seat(office.manager).dayClose.overview({ day });
}

export function idOf(desk: Desk): string {
  const identity = desk.identity();
  if (identity === null) throw new Error('the PC has an identity');
  return identity.deviceId;
}

/** Serves a client at the second PC by the clerk. */
export async function servedVisitOn(
  { desk, seat }: SecondDesk,
  office: TestOffice,
  n: number,
): Promise<string> {
  const caller = seat(office.clerk);
  const there: TestOffice = {
    ...office,
    desk,
    as: () => caller,
    anyone: appRouter.createCaller({ desk, session: null }),
  };
  return servedVisit(there, n, { caller });
}
