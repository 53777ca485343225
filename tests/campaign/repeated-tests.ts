// Campaigns that run the random tests of a subject again and again, each time from another seed. What failed is repeated by
// the environment that is printed.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { seededRandom } from '#core/demo/seeded-random.ts';
import type { Campaign } from './offices.ts';

/** The variables from which the random tests draw: fast-check's, the fuzz of the procedures, the bad network. */
const seededBy = ['FC_SEED', 'FUZZ_SEED', 'PISHKHAN_TEST_SEED'] as const;

/** A run is the test files once. */
export async function repeated(seed: string, files: readonly string[]): Promise<Campaign> {
  const random = seededRandom(seed);
  return {
    async run() {
      const drawn = String(random.between(1, 2 ** 31 - 1));
      const env = { ...process.env, ...Object.fromEntries(seededBy.map((name) => [name, drawn])) };
      const vitest = spawn('vitest', ['run', '--reporter=dot', ...files], {
        env,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      let said = '';
      for (const stream of [vitest.stdout, vitest.stderr]) {
        stream.setEncoding('utf8').on('data', (text: string) => {
          said = (said + text).slice(-20_000);
        });
      }
      const [code] = await once(vitest, 'close');
      return code === 0 ? null : `${seededBy.map((name) => `${name}=${drawn}`).join(' ')}:\n${said}`;
    },
    end: () => undefined,
  };
}
