// What an applier takes, and what it leaves to quarantine.
import { expect, test } from 'vitest';
import { personCutOff } from '#core/access/staff/entries.ts';
import { applier } from '#core/journal/log/entry-applier.ts';

const id = '01997d50-0000-7000-8000-000000000001';
const at = '2026-11-25T04:30:00.000Z';
const body = { id, personId: id, reasonCode: 'left', leftAt: at };
const envelope = {
  office: '1101',
  device: id,
  epoch: '',
  seq: 1,
  lc: 1,
  at,
  day: '2026-11-25',
  actor: null,
  private: undefined,
  clock: { offsetMs: null, monotonicMs: 0, boot: id },
};

test('J11 a body of a version that is not known is set aside, and one that is known is written', () => {
  const seen: unknown[] = [];
  const { read } = applier(personCutOff, (entry) => seen.push(entry.body));
  expect(read({ ...envelope, tv: 2, body })).toBe('version_unknown');
  expect(read({ ...envelope, tv: 1, body: { ...body, more: 1 } })).toBe('body_invalid');
  const write = read({ ...envelope, tv: 1, body });
  expect(seen).toEqual([]);
  if (typeof write === 'string') throw new Error(write);
  write();
  expect(seen).toEqual([body]);
});
