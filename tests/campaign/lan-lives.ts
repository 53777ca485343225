// Lives of an office's PCs in networks of their own (tests/support/lan-life.ts), several offices side by side: most of a life is
// waiting for links that come back.
import { cpSync } from 'node:fs';
import { liveAtRandom, type Promised, withoutClones } from '#tests/support/lan-life.ts';
import { type LanOffice, lanOffice, whatDiffers, whatDiffersInTheEnd } from '#tests/support/lan-office.ts';
import type { Campaign } from './offices.ts';

const hour = 3_600_000;
const acts = 20;
/** Lives of one office, before another one is set up: what is compared and verified after each grows with it. */
const livesOfOffice = 15;

type Living = { readonly office: LanOffice; readonly acknowledged: Promised; lives: number };

/**
 * PCs of one office and its province: cables, kills, clocks, disks, removals; then all hold the same and nothing is missing.
 * `pcs` of them in each of `lanes` offices.
 */
export async function lanLives(seed: string, pcs: number, lanes: number): Promise<Campaign> {
  let lived = 0;
  const all: (Living | null)[] = Array.from({ length: lanes }, () => null);

  async function leave(lane: number): Promise<void> {
    const living = all[lane];
    all[lane] = null;
    if (living == null) return;
    // A fault must not hide in what is tried again.
    process.stderr.write(
      `an office lived ${living.lives} times, joins tried again: ${living.office.joinedAgain}\n`,
    );
    await living.office.end();
  }

  async function live(lane: number): Promise<string | null> {
    if ((all[lane]?.lives ?? 0) >= livesOfOffice) await leave(lane);
    const living = all[lane] ?? {
      office: await lanOffice(pcs, { offsets: [0, -5 * hour, 3 * hour, 0], places: 3, province: true }),
      acknowledged: { entries: [] },
      lives: 0,
    };
    all[lane] = living;
    living.lives += 1;
    lived += 1;
    const { office, acknowledged } = living;
    const which = `${seed}/${lived}`;
    let differs: string | null;
    try {
      await liveAtRandom(office, acknowledged, which, acts);
      differs = await whatDiffersInTheEnd(office, acknowledged.entries);
      await withoutClones(office, pcs);
    } catch (error) {
      const also = await whatDiffers(office, acknowledged.entries).catch(String);
      differs = `${String(error)}: ${also}`;
    }
    // The disks, for whoever looks for the cause.
    if (differs !== null && process.env.LAN_KEEP !== undefined)
      cpSync(office.root, process.env.LAN_KEEP, { recursive: true });
    return differs === null ? null : `life ${which}, the ${living.lives}th of its office: ${differs}`;
  }

  let underWay: Promise<{ readonly lane: number; readonly wrong: string | null }>[] | null = null;
  const next = async (lane: number) => ({ lane, wrong: await live(lane) });
  return {
    async run() {
      underWay ??= all.map((_, lane) => next(lane));
      const { lane, wrong } = await Promise.race(underWay);
      if (wrong === null) underWay[lane] = next(lane);
      return wrong;
    },
    async end() {
      await Promise.allSettled(underWay ?? []);
      for (const lane of all.keys()) await leave(lane);
    },
  };
}
