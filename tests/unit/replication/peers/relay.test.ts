import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { linkLimits } from '#core/replication/peers/contract.ts';
import { createRelay } from '#core/replication/peers/relay.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function rethrow(error: unknown): never {
  throw error;
}

test('N37 what the other side lacked when it greeted is sent at once', () => {
  const again = vi.fn();
  expect(createRelay(again, rethrow).isDue('chain')).toBe(true);
  vi.advanceTimersByTime(10_000);
  expect(again).not.toHaveBeenCalled();
});

test('N37 what is new is left to its writer for a moment, and sent then until the other side has caught up', () => {
  const again = vi.fn();
  const passOn = createRelay(again, rethrow);
  passOn.even('chain');
  expect(passOn.isDue('chain')).toBe(false);
  vi.advanceTimersByTime(linkLimits.relayMs - 1);
  expect([passOn.isDue('chain'), again.mock.calls.length]).toEqual([false, 0]);
  vi.advanceTimersByTime(linkLimits.relayMs + 2);
  expect(again).toHaveBeenCalledTimes(1);
  expect(passOn.isDue('chain')).toBe(true);
  // Nobody waits for each next batch.
  expect(passOn.isDue('chain')).toBe(true);
  passOn.even('chain');
  expect(passOn.isDue('chain')).toBe(false);
});

test('N37 what the other side has by its writer meanwhile is not sent, and the next news has a moment of its own', () => {
  const again = vi.fn();
  const passOn = createRelay(again, rethrow);
  passOn.even('chain');
  expect(passOn.isDue('chain')).toBe(false);
  vi.advanceTimersByTime(linkLimits.relayMs - 1);
  passOn.even('chain');
  expect(passOn.isDue('chain')).toBe(false);
  vi.advanceTimersByTime(linkLimits.relayMs - 1);
  expect(passOn.isDue('chain')).toBe(false);
});

test('N37 a chain that never rests does not keep another one from being passed on', () => {
  const passOn = createRelay(() => undefined, rethrow);
  for (const chain of ['one', 'other']) passOn.even(chain);
  expect(passOn.isDue('other')).toBe(false);
  for (let step = 0; step < 7; step += 1) {
    passOn.even('one');
    passOn.isDue('one');
    vi.advanceTimersByTime(linkLimits.relayMs / 3);
  }
  expect(passOn.isDue('other')).toBe(true);
});
