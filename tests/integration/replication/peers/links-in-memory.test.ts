// The exchange over wires in memory that lose, delay and break, between real stores: the simulated network of the step (N90) for a few
// seeds with everything that it leaves to a model.
import { expect, onTestFinished, test } from 'vitest';
import type { Desk } from '#core/access/request-context/desk.ts';
import { type SeededRandom, seededRandom } from '#core/demo/seeded-random.ts';
import { exchange } from '#core/replication/peers/exchange.ts';
import type { Exchange } from '#core/replication/peers/exchange-events.ts';
import type { OpenWire, WireEvents } from '#core/replication/peers/wire.ts';
import { addEntry, alike, firstPc, joined, type Pc } from '#tests/support/office-pcs.ts';
import { inTier } from '#tests/support/tier.ts';

/** Two ends: what one writes comes to the other in order, a moment later, until the wire breaks. */
function wires(random: SeededRandom, breaks: () => boolean): readonly [OpenWire, OpenWire] {
  const events: (WireEvents | null)[] = [null, null];
  let isClosed = false;
  const close = (): void => {
    if (isClosed) return;
    isClosed = true;
    setTimeout(() => {
      for (const end of events) end?.closed();
    }, 1);
  };
  const openAt =
    (side: 0 | 1): OpenWire =>
    (heard) => {
      events[side] = heard;
      let last = Promise.resolve();
      return {
        write(frame) {
          if (breaks()) close();
          const value: unknown = JSON.parse(frame.subarray(4).toString('utf8'));
          const later = random.between(0, 3);
          last = last.then(() => new Promise((resolve) => setTimeout(resolve, later)));
          void last.then(() => {
            if (!isClosed) events[1 - side]?.read(value);
          });
          return true;
        },
        close,
        closeAfterWriting: close,
      };
    };
  return [openAt(0), openAt(1)];
}

/** Keeps two PCs linked, each link over wires of its own, until `isOver`. */
function keepLinked(
  pcs: readonly [Desk, Desk],
  open: () => readonly [OpenWire, OpenWire],
  isOver: () => boolean,
) {
  let links: readonly Exchange[] = [];
  const link = (): void => {
    if (isOver()) return;
    let left = 2;
    const ends = open();
    links = pcs.map((desk, side) => {
      const [wire, other] = side === 0 ? [ends[0], pcs[1]] : [ends[1], pcs[0]];
      const id = desk.identity()?.deviceId ?? '';
      return exchange({ ...desk, log: () => undefined }, wire, other.identity()?.deviceId ?? '', {
        self: () => ({ now: new Date().toISOString(), listens: null, others: [], instance: id }),
        ...{ connected: () => undefined, refusedForGood: () => undefined, removed: () => undefined },
        ...{ alive: () => undefined, changed: () => undefined, isResting: () => false },
        failed: () => undefined,
        ended() {
          left -= 1;
          if (left === 0) setTimeout(link, 5);
        },
      });
    });
  };
  const pump = (): void => {
    for (const end of links) end.pump();
  };
  const stops = pcs.map((desk) => desk.subscribe(() => setImmediate(pump)));
  link();
  return {
    close(): void {
      for (const stop of stops) stop();
      for (const end of links) end.close();
    },
  };
}

test.for(inTier([1], [1, 2, 3, 4, 5, 6]))(
  'N90 real stores come to the same over wires that break, whatever was on the way (%i)',
  async (seed) => {
    const random = seededRandom(`wires ${seed}`);
    const { office, pc: first } = await firstPc();
    const second = await joined(first, office.manager.id, 'باجهٔ ۲');
    await alike(first, second);
    for (const pc of [first, second]) await pc.peers.close();
    let isOver = false;
    let isBad = true;
    let broke = 0;
    const breaks = (): boolean => {
      if (!isBad || !random.chance(0.08)) return false;
      broke += 1;
      return true;
    };
    const pcs = [first, second] as const satisfies readonly Pc[];
    const linked = keepLinked(
      [first.desk, second.desk],
      () => wires(random, breaks),
      () => isOver,
    );
    onTestFinished(() => {
      isOver = true;
      linked.close();
    });
    for (let left = 60; left > 0; left -= 1) {
      addEntry(random.pick(pcs));
      await new Promise((resolve) => setTimeout(resolve, random.between(0, 10)));
    }
    isBad = false;
    await alike(...pcs);
    expect(broke).toBeGreaterThan(0);
  },
);
