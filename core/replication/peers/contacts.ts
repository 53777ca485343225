// When the office's other PCs were heard, and what their clocks said: kept at first, when a link ends, and every few minutes.
// Nothing is written each time, and a close of the day knows who was in touch on it.
import type { OfficeClock } from '#core/access/request-context/office-clock.ts';
import type { Machine } from '#core/journal/device/machine.ts';
import type { Notes } from './notes.ts';
import type { PeersReads } from './queries.ts';

/** `clockOffsetMs`: their clock minus this PC's. */
export type Heard = { readonly at: string; readonly clockOffsetMs: number };

type ContactDesk = {
  readonly machine: Pick<Machine, 'isSimulated'>;
  readonly clock: Pick<OfficeClock, 'wall'>;
  readonly clockMonitor: { notePeerTime(deviceId: string, theirTime: string): void };
  readonly reads: { readonly peers: Pick<PeersReads, 'saveContact'> };
};

/** Between two writings of a contact that lasts, ms. */
const keepContactMs = 10 * 60_000;

export function createContacts({ machine, clock, clockMonitor, reads }: ContactDesk, notes: Notes) {
  const heard = new Map<string, Heard>();
  /** When the last contact was written down, ms by this PC's clock. */
  const keptAt = new Map<string, number>();

  function keep(deviceId: string, goesOn: boolean): void {
    const last = heard.get(deviceId);
    if (last === undefined) return;
    const contact = { lastContactAt: last.at, clockOffsetMs: last.clockOffsetMs };
    notes.write(`contact ${deviceId}`, () => reads.peers.saveContact(deviceId, contact));
    if (goesOn) keptAt.set(deviceId, Date.parse(last.at));
    else {
      heard.delete(deviceId);
      keptAt.delete(deviceId);
    }
  }

  return {
    heard: heard as ReadonlyMap<string, Heard>,
    /** A PC says its time; this PC's own clock is compared with it. */
    hear(deviceId: string, now: string): void {
      const own = clock.wall();
      heard.set(deviceId, { at: own, clockOffsetMs: Date.parse(now) - Date.parse(own) });
      if (Math.abs(Date.parse(own) - (keptAt.get(deviceId) ?? 0)) >= keepContactMs) keep(deviceId, true);
      if (machine.isSimulated !== true) clockMonitor.notePeerTime(deviceId, now);
    },
    /** Writes the contacts whose links have ended. */
    keepEnded(linked: readonly string[]): void {
      for (const deviceId of [...heard.keys()]) if (!linked.includes(deviceId)) keep(deviceId, false);
    },
    keepAll(): void {
      for (const deviceId of [...heard.keys()]) keep(deviceId, true);
    },
  };
}
