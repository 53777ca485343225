// Locks the screen after five minutes without a key or the mouse, and when the operating system locks. Measured by
// the clock, so a sleeping machine wakes up locked. The core measures the same by itself, from the activity that the page reports.
import { useEffect } from 'react';
import { desk } from '../api/client.ts';
import { followCore } from '../api/query-client.ts';
import { transport } from '../api/transport.ts';

const idleLimitMs = 5 * 60_000;
const checkEveryMs = 5_000;
/** Least time between two reports of activity to the core, ms. */
const reportEveryMs = 20_000;
const activityEvents = ['pointerdown', 'pointermove', 'wheel', 'keydown'] as const;

/** A refusal means that the core has locked or ended the session: the screen follows at its next call, or here. */
function reportActivity(): void {
  desk.staff.stillHere.mutate().catch(followCore);
}

/** Calls `lock` once the person has been away for five minutes, or when the operating system locks. */
export function useIdleLock(lock: () => void): void {
  useEffect(() => {
    let lastSignAt = Date.now();
    let toldAt = Date.now();
    const live = () => {
      lastSignAt = Date.now();
    };
    const check = () => {
      if (Date.now() - lastSignAt >= idleLimitMs) lock();
      else if (lastSignAt > toldAt && Date.now() - toldAt >= reportEveryMs) {
        toldAt = Date.now();
        reportActivity();
      }
    };
    for (const sign of activityEvents) window.addEventListener(sign, live, { passive: true, capture: true });
    document.addEventListener('visibilitychange', check);
    const stopHearing = transport.onLock(lock);
    const timer = window.setInterval(check, checkEveryMs);
    return () => {
      for (const sign of activityEvents) window.removeEventListener(sign, live, { capture: true });
      document.removeEventListener('visibilitychange', check);
      stopHearing();
      window.clearInterval(timer);
    };
  }, [lock]);
}
