// Locks the screen when nobody is at the keyboard, and when the operating system locks (A26). Electron says how long the whole PC
// rests, so that who types a petition in another program stays; a browser sees its own page alone and waits longer. Measured by
// the clock, so a sleeping machine wakes up locked. The core measures the same by itself, from the signs that the page reports.
import { useEffect } from 'react';
import { restLimitMs } from '#core/access/staff/contract.ts';
import { desk } from '../api/client.ts';
import { followCore } from '../api/query-client.ts';
import { type Transport, transport } from '../api/transport.ts';

const checkEveryMs = 5_000;
/** Least time between two reports of a sign to the core, ms. */
const reportEveryMs = 20_000;
const signs = ['pointerdown', 'pointermove', 'wheel', 'keydown'] as const;

/** A refusal means that the core has locked or ended the session: the screen follows at its next call, or here. */
function reportSign(): void {
  desk.staff.stillHere.mutate().catch(followCore);
}

type Shell = Pick<Transport, 'presence' | 'restMs' | 'onLock'>;

/**
 * Calls `lock` once nobody has been at the keyboard for the shell's limit, or when the operating system locks, and `report` while
 * somebody is there, at most every twenty seconds.
 * @returns how to stop
 */
export function followRest(shell: Shell, lock: () => void, report: () => void): () => void {
  let lastInPageAt = Date.now();
  let toldAt = Date.now();
  let isOver = false;
  const live = () => {
    lastInPageAt = Date.now();
  };
  const judge = (restMs: number) => {
    if (isOver) return;
    const now = Date.now();
    if (restMs >= restLimitMs[shell.presence]) lock();
    else if (now - restMs > toldAt && now - toldAt >= reportEveryMs) {
      toldAt = now;
      report();
    }
  };
  const check = () => {
    const inPageMs = Date.now() - lastInPageAt;
    // A shell that does not answer leaves what the page itself saw.
    shell.restMs(inPageMs).then(judge, () => judge(inPageMs));
  };
  for (const sign of signs) window.addEventListener(sign, live, { passive: true, capture: true });
  document.addEventListener('visibilitychange', check);
  const stopHearing = shell.onLock(lock);
  const timer = window.setInterval(check, checkEveryMs);
  return () => {
    isOver = true;
    for (const sign of signs) window.removeEventListener(sign, live, { capture: true });
    document.removeEventListener('visibilitychange', check);
    stopHearing();
    window.clearInterval(timer);
  };
}

/** Follows the rest of whoever is at this page (A26). */
export function useIdleLock(lock: () => void): void {
  useEffect(() => followRest(transport, lock, reportSign), [lock]);
}
