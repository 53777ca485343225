// What the desktop specs do about a window that does not show itself, with starts of every kind.
import type { ChildProcess } from 'node:child_process';
import type { Page } from '@playwright/test';
import { describe, expect, test } from 'vitest';
import { firstWindowOf, type Started } from '#tests/support/first-window.ts';

type Kind =
  | 'shows itself'
  | 'is missed'
  | 'is never ready'
  | 'is stuck loading'
  | 'has none'
  | 'says nothing';

const page = {} as Page;
const patience = { windowMs: 5, answerMs: 5 };

/** Launches one start after the other, as the list says, and counts those that were killed. */
function launches(kinds: readonly Kind[]) {
  const seen = { launched: 0, killed: 0 };
  const ran = { isLoaded: true, hasRun: true };
  const isUp = { ...ran, isReady: true, windows: [{ url: 'app://desk/', isLoading: false }] };
  const starts = {
    'shows itself': isUp,
    'is missed': isUp,
    'is never ready': { ...ran, isReady: false, hasRun: false, windows: [] },
    'is stuck loading': { ...ran, isReady: true, windows: [{ url: 'app://desk/', isLoading: true }] },
    'has none': { ...ran, isReady: true, windows: [] },
  };
  const launch = async (): Promise<Started> => {
    const kind = kinds[seen.launched] ?? 'has none';
    seen.launched += 1;
    return {
      firstWindow: () =>
        kind === 'shows itself' ? Promise.resolve(page) : Promise.reject(new Error('Timeout')),
      evaluate: (() =>
        kind === 'says nothing'
          ? new Promise(() => undefined)
          : Promise.resolve(starts[kind])) as Started['evaluate'],
      process: () =>
        ({
          kill() {
            seen.killed += 1;
            return true;
          },
        }) as unknown as ChildProcess,
    };
  };
  return { seen, launch };
}

describe('the first window of a start', () => {
  test('is taken when it shows itself', async () => {
    const { seen, launch } = launches(['shows itself']);
    expect((await firstWindowOf(launch, patience, [])).page).toBe(page);
    expect(seen).toEqual({ launched: 1, killed: 0 });
  });

  test.each([
    ['is missed', 'app://desk/'],
    ['is never ready', '"isReady":false'],
  ] as const)('of a start that %s is waited for once more, and it is said', async (kind, sentence) => {
    const once = launches([kind, 'shows itself']);
    const said: string[] = [];
    expect((await firstWindowOf(once.launch, patience, said)).page).toBe(page);
    expect(once.seen).toEqual({ launched: 2, killed: 1 });
    expect(said).toEqual([expect.stringContaining(sentence)]);

    const twice = launches([kind, kind, 'shows itself']);
    await expect(firstWindowOf(twice.launch, patience, [])).rejects.toThrow('No window came up');
    expect(twice.seen).toEqual({ launched: 2, killed: 2 });
  });

  test.each(['is stuck loading', 'has none', 'says nothing'] as const)(
    'of a start that %s fails at once, with what was said',
    async (kind) => {
      const { seen, launch } = launches([kind, 'shows itself']);
      const said = ['a line of the application'];
      await expect(firstWindowOf(launch, patience, said)).rejects.toThrow('a line of the application');
      expect(seen).toEqual({ launched: 1, killed: 1 });
    },
  );
});
