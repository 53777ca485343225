import { expect, test } from 'vitest';
import { neverThrows } from '#core/foundation/problems/never-throws.ts';
import { createNotes } from '#core/replication/peers/notes.ts';

test('N46 a note that is refused waits, the newest of its name, and is written with room', () => {
  const told: unknown[] = [];
  const written: string[] = [];
  let isFull = true;
  const write = (text: string) => () => {
    if (isFull) throw new Error('full');
    written.push(text);
  };
  const notes = createNotes((error) => told.push(error));
  for (const text of ['old', 'new']) notes.write('address', write(text));
  notes.write('contact', write('heard'));
  expect(notes.writeAgain()).toBe(false);
  expect(told).toHaveLength(5);
  isFull = false;
  expect(notes.writeAgain()).toBe(true);
  expect(written).toEqual(['new', 'heard']);
  expect(notes.writeAgain()).toBe(true);
  expect(written).toHaveLength(2);
});

test('N46 neverThrows tells what was thrown, at once or by a promise, and hands on what the event says', async () => {
  const told: unknown[] = [];
  const failed = (error: unknown): void => void told.push(error);
  const heard: number[] = [];
  neverThrows(failed, (n: number) => heard.push(n))(7);
  neverThrows(failed, () => {
    throw new Error('at once');
  })();
  neverThrows(failed, async () => {
    throw new Error('later');
  })();
  await Promise.resolve();
  expect(heard).toEqual([7]);
  expect(told).toEqual([new Error('at once'), new Error('later')]);
});
