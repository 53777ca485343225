// Campaigns that run the random tests of a subject again and again, each time from another seed. What failed is repeated by
// the environment that is printed. The application is loaded once for many times.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { seededRandom } from '#core/demo/seeded-random.ts';
import type { Campaign } from './offices.ts';

/** The variables from which the random tests draw: fast-check's, the fuzz of the procedures, the bad network. */
const seededBy = ['FC_SEED', 'FUZZ_SEED', 'PISHKHAN_TEST_SEED'] as const;

export type Repeating = {
  readonly files: readonly string[];
  /** How often each test is played by one start of the runner, each time from the next seed (tests/support/seeded-properties.ts). */
  readonly times?: number;
  /** What one start counts for; the times when left out. */
  readonly size?: number;
  readonly env?: Readonly<Record<string, string>>;
};

/** Runners side by side: one file of tests is one process, and what it waits for is the other's time. */
const lanes = 2;

/** A run is a start of the runner in each lane over the files, each from a seed of its own. */
export async function repeated(
  seed: string,
  { files, times = 1, size = times, env: more = {} }: Repeating,
): Promise<Campaign> {
  const random = seededRandom(seed);
  const draw = () => String(random.between(1, 2 ** 31 - 1 - times));
  const play = async (drawn: string): Promise<string | null> => {
    const seeds = Object.fromEntries(seededBy.map((name) => [name, drawn]));
    const env = { ...process.env, ...seeds, ...more };
    const args = ['run', '--reporter=dot', `--repeats=${times - 1}`, '--maxWorkers=1', ...files];
    const vitest = spawn('vitest', args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [vitest.stdout, vitest.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        said = (said + text).slice(-20_000);
      });
    }
    const [code] = await once(vitest, 'close');
    return code === 0 ? null : `${seededBy.map((name) => `${name}=${drawn}`).join(' ')}:\n${said}`;
  };
  return {
    size: size * lanes,
    async run() {
      const wrong = await Promise.all(Array.from({ length: lanes }, () => play(draw())));
      return wrong.find((one) => one !== null) ?? null;
    },
    end: () => undefined,
  };
}
