// Whose turn it is to have a batch worked on.
import { setImmediate as moment } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { officeTurns } from '#province/ingest/turns.ts';

const limits = { inAll: 6, ofOffice: 4, atWork: 2 };

/** Work that lasts until it is told to end; and what was begun, in its order. */
function workshop() {
  const inTurn = officeTurns(limits);
  const begun: string[] = [];
  const ends = new Map<string, (error?: Error) => void>();
  const ask = (office: string, name: string) =>
    inTurn(office, () => {
      begun.push(name);
      return new Promise<string>((resolve, reject) => {
        ends.set(name, (error) => (error === undefined ? resolve(name) : reject(error)));
      });
    });
  return { begun, ask, end: (name: string, error?: Error) => ends.get(name)?.(error) };
}

test('N19 of one office few batches work at once, the others wait in their order, and a failure keeps no place', async () => {
  const { begun, ask, end } = workshop();
  const asked = ['a', 'b', 'c', 'd'].map((name) => ask('1', name));
  const [a, b] = asked;
  await moment();
  expect(begun).toEqual(['a', 'b']);
  await expect(ask('1', 'e')).rejects.toMatchObject({ code: 'BUSY' });
  const elsewhere = ask('2', 'x');
  await moment();
  expect(begun).toEqual(['a', 'b', 'x']);
  end('b', new Error('broken'));
  await expect(b).rejects.toThrow('broken');
  await moment();
  expect(begun).toEqual(['a', 'b', 'x', 'c']);
  end('a');
  expect(await a).toBe('a');
  await moment();
  expect(begun.at(-1)).toBe('d');
  for (const name of ['c', 'd', 'x']) end(name);
  expect(await Promise.all([...asked.slice(2), elsewhere])).toEqual(['c', 'd', 'x']);
  // Nothing is left of it.
  const again = ['f', 'g', 'h', 'i'].map((name) => ask('1', name));
  await moment();
  expect(begun.slice(-2)).toEqual(['f', 'g']);
  for (const name of ['f', 'g', 'h', 'i']) {
    end(name);
    await moment();
  }
  expect(await Promise.all(again)).toHaveLength(4);
});

test('N19 of all offices together no more are taken than there is memory for', async () => {
  const { ask, end } = workshop();
  const names = ['a', 'b', 'c', 'd', 'e', 'f'];
  const asked = names.map((name, nth) => ask(String(nth % 3), name));
  await expect(ask('9', 'g')).rejects.toMatchObject({ code: 'BUSY' });
  for (const name of names) end(name);
  await Promise.all(asked);
  const later = ask('9', 'h');
  end('h');
  expect(await later).toBe('h');
});
