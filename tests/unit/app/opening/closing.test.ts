// An office ends in one order, whatever was opened first: who speaks with others before the store that they write into.
import { expect, test } from 'vitest';
import { createClosing } from '#core/app/opening/closing.ts';

test('parts are closed one after another in their order, and what was never opened is passed over', async () => {
  const closed: string[] = [];
  const closing = createClosing();
  closing.add('store', () => void closed.push('store'));
  closing.add('witness', () => void closed.push('witness'));
  closing.add('peers', async () => {
    await Promise.resolve();
    closed.push('peers');
  });
  closing.add('calls', () => void closed.push('calls'));
  await closing.close();
  expect(closed).toEqual(['calls', 'peers', 'witness', 'store']);
});

test('a part that was begun twice is closed twice', async () => {
  const closed: string[] = [];
  const closing = createClosing();
  closing.add('days', () => void closed.push('first'));
  closing.add('days', () => void closed.push('second'));
  await closing.close();
  expect(closed).toEqual(['first', 'second']);
});
