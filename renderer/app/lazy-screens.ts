// What the window shows later than its first screen, each in scripts of its own: a launch loads and runs the people to choose
// from and no more (tests/architecture/first-script.test.ts). What comes next is fetched while somebody reads the list.
import { lazy } from 'react';

const inside = () => import('./inside.tsx');
const chosenPerson = () => import('./chosen-person.tsx');
const lockScreen = () => import('./lock-screen.tsx');
const visitForm = () => import('../features/access/inspections/visit-form.tsx');

export const Inside = lazy(async () => ({ default: (await inside()).Inside }));
export const ChosenPerson = lazy(async () => ({ default: (await chosenPerson()).ChosenPerson }));
export const LockScreen = lazy(async () => ({ default: (await lockScreen()).LockScreen }));
export const VisitForm = lazy(async () => ({ default: (await visitForm()).VisitForm }));
export const FirstRunScreen = lazy(async () => ({
  default: (await import('../features/app/first-run/first-run-screen.tsx')).FirstRunScreen,
}));
export const TakingScreen = lazy(async () => ({
  default: (await import('../features/app/first-run/joining-screen.tsx')).TakingScreen,
}));
export const RemovedScreen = lazy(async () => ({
  default: (await import('./removed-screen.tsx')).RemovedScreen,
}));
export const RecoveryScreen = lazy(async () => ({
  default: (await import('../features/replication/recovery/recovery-screen.tsx')).RecoveryScreen,
}));
export const ClientScreen = lazy(async () => ({
  default: (await import('../features/counter/feedback/client-screen.tsx')).ClientScreen,
}));
export const WaitingRoom = lazy(async () => ({
  default: (await import('../features/counter/queue/waiting-room.tsx')).WaitingRoom,
}));
export const PrintLayer = lazy(async () => ({
  default: (await import('./print/print-layer.tsx')).PrintLayer,
}));
export const PrintWindow = lazy(async () => ({
  default: (await import('./print/print-window.tsx')).PrintWindow,
}));

/** Until then the list of people has been drawn and nobody has chosen yet, ms. */
const drawnMs = 500;

/** Fetches what comes after the list of people, when it stands and the page has rest. Returns the function that calls it off. */
export function fetchNext(): () => void {
  let asked: number | undefined;
  const drawn = setTimeout(() => {
    asked = requestIdleCallback(() => {
      for (const fetchOne of [chosenPerson, inside, lockScreen, visitForm]) {
        // Whoever needs it fetches it again, and says what is wrong.
        fetchOne().catch(() => undefined);
      }
    });
  }, drawnMs);
  return () => {
    clearTimeout(drawn);
    if (asked !== undefined) cancelIdleCallback(asked);
  };
}
