import { expect, test } from 'vitest';
import { linkLimits, measures } from '#core/replication/peers/contract.ts';
import { isOfMessageShape, mostBytesBut } from '#core/replication/peers/message-shape.ts';

const bytes = (value: unknown): Buffer => Buffer.from(JSON.stringify(value), 'utf8');
const hash = 'f'.repeat(64);
const head = { device: 'd'.repeat(36), epoch: 'e'.repeat(32), seq: 9_999_999, hash };

test('N40 an honest batch is taken however large, and the largest greeting stays below what is no batch', () => {
  const entry = { bytes: 'A'.repeat(2000), private: { salt: 'AAAA', bytes: 'A'.repeat(2000) } };
  const signed = { seq: 1, hash, signature: 'A'.repeat(86) };
  const entries = Array.from({ length: linkLimits.entriesRelayed }, () => entry);
  const between = entries.map(() => signed);
  const batch = bytes({ kind: 'batch', stream: head, entries, head: signed, between, more: false });
  expect(batch.length).toBeGreaterThan(mostBytesBut);
  expect(isOfMessageShape(batch)).toBe(true);
  const heads = Array.from({ length: linkLimits.headsGreeted }, () => head);
  const others = Array.from({ length: measures.addresses }, () => ({
    ...{ deviceId: 'd'.repeat(36), address: { host: '192.168.100.200', port: 41_290 } },
  }));
  const greeting = bytes({ kind: 'hello', version: 1, heads, others });
  expect(greeting.length).toBeLessThan(mostBytesBut);
  expect(isOfMessageShape(greeting)).toBe(true);
});

test('N40 texts may hold brackets, commas and quotes', () => {
  const text = '[{"\\'.repeat(10_000);
  expect(isOfMessageShape(bytes({ kind: 'x', text, more: '\\' }))).toBe(true);
  expect(isOfMessageShape(bytes({ text: `${text}\\` }))).toBe(true);
});

test.each([
  ['a megabyte that is no batch', bytes({ kind: 'hello', text: 'x'.repeat(mostBytesBut) })],
  ['a batch that is named later', bytes({ more: 'x'.repeat(mostBytesBut), kind: 'batch' })],
  ['lists in lists', Buffer.from('['.repeat(1000), 'utf8')],
  ['objects in objects of a batch', Buffer.from(`{"kind":"batch","a":${'{"a":'.repeat(1000)}`, 'utf8')],
  ['very many values', Buffer.from(`{"kind":"batch","a":[${'1,'.repeat(800_000)}1]}`, 'utf8')],
])('N40 refused before it is parsed: %s', (_what, message) => {
  expect(isOfMessageShape(message)).toBe(false);
});

test('N40 thirty megabytes of nothing are judged at once, not in the half minute that reading them takes', () => {
  const deep = Buffer.alloc(30_000_000, '[');
  deep.write('{"kind":"batch",');
  const since = performance.now();
  expect(isOfMessageShape(deep)).toBe(false);
  expect(performance.now() - since).toBeLessThan(2_000);
});
