// In the replication rooms nothing that the system calls throws past itself: one full disk ended a PC for good (N46).
import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { bareHandlersIn } from '#build/bare-handlers.ts';

const rooms = globSync('core/replication/**/*.ts');

test('N46 handlers, timers and promises that nobody waits for are made by neverThrows', () => {
  expect(rooms.length).toBeGreaterThan(50);
  expect(rooms.flatMap((file) => bareHandlersIn(file, readFileSync(file, 'utf8')))).toEqual([]);
});

test.each([
  ["socket.on('data', (part) => take(part));"],
  ["socket.once('close', () => { ended(); });"],
  ['desk.subscribe(() => pump());'],
  ['setTimeout(tell, 100);'],
  ['setInterval(() => void look(), 5000);'],
  ['setImmediate(pump);'],
  ['socket.setTimeout(1000, () => keep());'],
  ['void browse();'],
  ['joining.begin().then(look);'],
  ['answer().finally(() => socket.end());'],
])('N46 a handler that may throw is refused: %s', (code) => {
  expect(bareHandlersIn('core/replication/probe.ts', code)).not.toEqual([]);
});

test.each([
  ["socket.on('data', neverThrows(failed, take));"],
  ["const ended = neverThrows(failed, () => keep());\nsocket.once('close', ended);"],
  ["socket.on('error', () => socket.destroy());"],
  ["worker.once('exit', (code) => reject(new Error(String(code))));"],
  ['setTimeout(resolve, 100);'],
  ['await browse();'],
  ['run().then(say, tell);'],
])('N46 what cannot throw is not: %s', (code) => {
  expect(bareHandlersIn('core/replication/probe.ts', code)).toEqual([]);
});
