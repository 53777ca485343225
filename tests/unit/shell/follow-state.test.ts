import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CoreState } from '#electron/core-process/protocol.ts';
import { askAgainMs, followState } from '#electron/shell/follow-state.ts';

const starting: CoreState = { state: 'starting', problem: null };
const ready: CoreState = { state: 'ready', problem: null };
const down: CoreState = { state: 'down', problem: { code: 'DISK_FULL', params: {} } };

/** A shell whose answers and words reach the page in the order that the test chooses. */
function shell() {
  const asked: { answer: (state: CoreState) => void; refuse: () => void }[] = [];
  const told: CoreState[] = [];
  let say: (state: CoreState) => void = () => undefined;
  const stop = followState(
    {
      ask: () =>
        new Promise((answer, reject) => {
          asked.push({ answer, refuse: () => reject(new Error('no frame')) });
        }),
      subscribe: (listener) => {
        say = listener;
        return () => {
          say = () => undefined;
        };
      },
    },
    (state) => told.push(state),
  );
  return { asked, told, stop, say: (state: CoreState) => say(state) };
}

const settle = () => vi.advanceTimersByTimeAsync(0);

describe('what a page is told of the core process', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is the answer to its question, then every change', async () => {
    const { asked, told, say } = shell();
    asked[0]?.answer(starting);
    await settle();
    say(ready);
    say(down);
    expect(told).toEqual([starting, ready, down]);
  });

  it('stays ready when the answer comes after the change that followed it', async () => {
    const { asked, told, say } = shell();
    say(ready);
    asked[0]?.answer(starting);
    await settle();
    expect(told).toEqual([ready]);
  });

  it('becomes ready although nobody was told: it asks again until then, and not longer', async () => {
    const { asked, told } = shell();
    for (const index of [0, 1, 2]) {
      asked[index]?.answer(starting);
      await vi.advanceTimersByTimeAsync(askAgainMs);
    }
    asked[3]?.answer(ready);
    await vi.advanceTimersByTimeAsync(askAgainMs * 10);
    expect(told).toEqual([starting, ready]);
    expect(asked).toHaveLength(4);
  });

  it('asks again after a question that nobody could answer', async () => {
    const { asked, told } = shell();
    asked[0]?.refuse();
    await vi.advanceTimersByTimeAsync(askAgainMs);
    asked[1]?.answer(ready);
    await settle();
    expect(told).toEqual([ready]);
  });

  it('asks one question at a time, and none once it has stopped', async () => {
    const { asked, told, say, stop } = shell();
    say(starting);
    say(down);
    asked[0]?.answer(ready);
    await vi.advanceTimersByTimeAsync(askAgainMs);
    expect(asked).toHaveLength(2);
    stop();
    asked[1]?.answer(ready);
    say(ready);
    await vi.advanceTimersByTimeAsync(askAgainMs * 10);
    expect(asked).toHaveLength(2);
    expect(told).toEqual([starting, down]);
  });
});
