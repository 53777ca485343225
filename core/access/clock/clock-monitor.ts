// Watches the clock of this PC: at the opening, before every change and at every contact with the province. A doubt is
// journalled at once, in a transaction of its own, so that the refusal that follows does not take it back.
import { ZodError } from 'zod';
import type { ClockMonitor } from '#core/access/request-context/monitors.ts';
import type { OfficeClock } from '#core/access/request-context/office-clock.ts';
import { isUsualInstant } from '#core/foundation/calendar/day.ts';
import { parseJsonBytes } from '#core/foundation/wire/canonical.ts';
import { type Envelope, envelopeSchema } from '#core/foundation/wire/contract.ts';
import type { DeviceIdentity } from '#core/journal/device/device-identity.ts';
import type { Machine } from '#core/journal/device/machine.ts';
import type { WritePath } from '#core/journal/log/write-path.ts';
import { clockDoubted } from './entries.ts';
import type { ClockReads } from './queries.ts';
import { clockDoubt, clockGapMs } from './rules.ts';

export type ClockMonitorParts = {
  readonly clock: OfficeClock;
  readonly bare: Machine;
  readonly path: Pick<WritePath, 'execute' | 'journal'>;
  readonly reads: { readonly clock: ClockReads };
  identity(): DeviceIdentity | null;
  /** The province's time at the last contact of an earlier start, UTC; null before the first. */
  lastProvinceTime(): string | null;
  /** The times of the office's other PCs at their last contacts of an earlier start, UTC. */
  lastPeerTimes(): readonly { readonly deviceId: string; readonly time: string }[];
};

/** What an entry says of time; null for a damaged one: verify finds that, and the clock is no reason not to open. */
function timeOf(bytes: Uint8Array): Pick<Envelope, 'at' | 'clock'> | null {
  try {
    return envelopeSchema.parse(parseJsonBytes(bytes));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof ZodError) return null;
    throw error;
  }
}

export function createClockMonitor(parts: ClockMonitorParts): ClockMonitor {
  const { clock, bare, path, reads } = parts;
  let lastProvince: { readonly atMs: number; readonly elapsedMs: number } | null = null;
  const before = parts.lastProvinceTime();
  const peers = new Map<string, { readonly atMs: number; readonly elapsedMs: number | null }>(
    parts
      .lastPeerTimes()
      .map(({ deviceId, time }) => [deviceId, { atMs: Date.parse(time), elapsedMs: null }]),
  );
  let accepted = 0;
  const device = parts.identity();
  if (device !== null) begin(device);

  /** Where the office's time stood when it was last open here. */
  function begin({ deviceId, epoch }: DeviceIdentity): void {
    const doubt = reads.clock.openDoubt(deviceId);
    const confirmed = reads.clock.lastConfirmed(deviceId);
    accepted = confirmed?.acceptedMs ?? 0;
    const { seq } = path.journal.head({ device: deviceId, epoch });
    const last = path.journal.entry({ device: deviceId, epoch }, seq);
    const lastTime = last === undefined ? null : timeOf(last.bytes);
    if (doubt !== null) clock.committed(doubt.floor);
    // After a clock that was confirmed as earlier, `at` runs ahead of what the office works by.
    const official = confirmed === null ? lastTime?.at : (lastTime?.clock.wall ?? lastTime?.at);
    if (official !== undefined) clock.committed(official);
  }

  function province() {
    if (lastProvince !== null)
      return { atMs: lastProvince.atMs, sinceMs: bare.elapsedMs() - lastProvince.elapsedMs };
    return before === null ? null : { atMs: Date.parse(before), sinceMs: null };
  }

  function saidByPeers() {
    return [...peers.values()].map(({ atMs, elapsedMs }) => ({
      atMs,
      sinceMs: elapsedMs === null ? null : bare.elapsedMs() - elapsedMs,
    }));
  }

  return {
    check() {
      const identity = parts.identity();
      if (bare.isSimulated || identity === null || clock.floor() === '') return;
      const wall = clock.wall();
      // No entry can say such a time; every call is refused by it (CLOCK_IMPOSSIBLE).
      if (!isUsualInstant(wall)) return;
      const doubt = clockDoubt({
        wallMs: Date.parse(wall),
        floorMs: Date.parse(clock.floor()),
        province: province(),
        peers: saidByPeers(),
        acceptedMs: accepted,
      });
      if (doubt === null || reads.clock.openDoubt(identity.deviceId) !== null) return;
      const { kind } = doubt;
      const floor = clock.floor();
      const expected = new Date(doubt.expectedMs).toISOString();
      path.execute(null, (tx) => tx.append(clockDoubted, { id: tx.newId(), kind, wall, expected, floor }));
    },
    noteProvinceTime(serverTime) {
      lastProvince = { atMs: Date.parse(serverTime), elapsedMs: bare.elapsedMs() };
      this.check();
    },
    notePeerTime(deviceId, time) {
      peers.set(deviceId, { atMs: Date.parse(time), elapsedMs: bare.elapsedMs() });
      this.check();
    },
    offsetNow(wall) {
      const wallMs = Date.parse(wall);
      const apart = [province(), ...saidByPeers()].map((known) =>
        known === null || known.sinceMs === null ? null : Math.round(known.atMs + known.sinceMs - wallMs),
      );
      const [byProvince, ...byPeers] = apart;
      const nearest = byPeers.flatMap((each) => each ?? []).toSorted((a, b) => Math.abs(a) - Math.abs(b))[0];
      return byProvince ?? nearest ?? 0;
    },
    agreesWithProvince(wall) {
      if (lastProvince === null) return false;
      const now = lastProvince.atMs + bare.elapsedMs() - lastProvince.elapsedMs;
      return Math.abs(now - Date.parse(wall)) <= clockGapMs;
    },
    settled(wall, acceptedMs) {
      clock.settle(wall);
      accepted = acceptedMs;
    },
  };
}
