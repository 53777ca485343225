// @vitest-environment happy-dom
// When a desk locks by itself (A26): by the rest of the whole PC under Electron, by the page's own in a browser.
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { bridgeTransport, httpTransport } from '#renderer/api/transport.ts';
import { followRest } from '#renderer/app/idle-lock.ts';
import { bridge } from '../bridge.ts';

const minute = 60_000;

afterEach(() => {
  vi.useRealTimers();
});

/** A page that follows the rest, and what it did. */
function followed(shell: Parameters<typeof followRest>[0]) {
  const done = { locked: 0, reported: 0 };
  onTestFinished(
    followRest(
      shell,
      () => {
        done.locked += 1;
      },
      () => {
        done.reported += 1;
      },
    ),
  );
  return done;
}

/** The shell of a PC whose last input was at `lastInput()`. */
const pc = (lastInput: () => number) =>
  bridgeTransport(bridge({ restMs: async () => Date.now() - lastInput() }));

test('A26 who types in another program for twenty minutes stays, and the core hears of it', async () => {
  vi.useFakeTimers();
  const done = followed(pc(() => Date.now() - 1_000));
  await vi.advanceTimersByTimeAsync(20 * minute);
  expect(done.locked).toBe(0);
  expect(done.reported).toBeGreaterThan(30);
});

test('A26 a PC that rests for five minutes locks, and tells the core of nobody', async () => {
  vi.useFakeTimers();
  const left = Date.now();
  const done = followed(pc(() => left));
  await vi.advanceTimersByTimeAsync(5 * minute - 1_000);
  expect(done).toEqual({ locked: 0, reported: 0 });
  await vi.advanceTimersByTimeAsync(6_000);
  expect(done.locked).toBeGreaterThan(0);
});

test('A26 input in the page counts where the system does not see it', async () => {
  vi.useFakeTimers();
  const done = followed(bridgeTransport(bridge({ restMs: async () => Number.MAX_SAFE_INTEGER })));
  for (let at = 0; at < 10; at += 1) {
    await vi.advanceTimersByTimeAsync(minute);
    window.dispatchEvent(new Event('keydown'));
  }
  expect(done.locked).toBe(0);
});

test('A26 a shell that does not answer leaves what the page saw', async () => {
  vi.useFakeTimers();
  const done = followed(bridgeTransport(bridge({ restMs: () => Promise.reject(new Error('gone')) })));
  await vi.advanceTimersByTimeAsync(5 * minute + 6_000);
  expect(done.locked).toBeGreaterThan(0);
});

test('A26 a browser sees its own page alone and waits twenty minutes', async () => {
  vi.useFakeTimers();
  const done = followed(httpTransport());
  await vi.advanceTimersByTimeAsync(20 * minute - 1_000);
  expect(done.locked).toBe(0);
  await vi.advanceTimersByTimeAsync(6_000);
  expect(done.locked).toBeGreaterThan(0);
});
