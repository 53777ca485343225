// Bodies of former versions stand in journals for ever: they are read into the newest form.
import { expect, test } from 'vitest';
import {
  clearanceRecorded,
  passwordChosen,
  personActivated,
  personCutOff,
} from '#core/access/staff/entries.ts';
import { applier } from '#core/journal/log/entry-applier.ts';

const id = '01997d50-0000-7000-8000-000000000001';
const personId = '01997d50-0000-7000-8000-000000000002';
const at = '2026-11-25T04:30:00.000Z';
const first = { id, personId };

test.each([
  [personActivated, { ...first, codeExpiresAt: at }, { turn: 0, answers: [] }],
  [passwordChosen, first, { turn: 0, activationId: null }],
  [
    clearanceRecorded,
    { ...first, reference: '1', issuedOn: '2026-01-01', expiresOn: '2028-01-01' },
    { answers: [] },
  ],
  [personCutOff, { ...first, reasonCode: 'left', leftAt: at }, { turn: 0 }],
] as const)(
  'J11 $type of the first version is understood, and says what it did not know',
  (definition, body, neutral) => {
    const seen: unknown[] = [];
    const { read } = applier<unknown, unknown>(definition, (entry) => seen.push(entry.body));
    const envelope = {
      device: id,
      epoch: '',
      seq: 1,
      at,
      day: '2026-11-25',
      actor: null,
      private: undefined,
      clock: { offsetMs: null, monotonicMs: 0, boot: id },
    };
    expect(read({ ...envelope, tv: 2, body })).toBe('body_invalid');
    expect(read({ ...envelope, tv: 3, body })).toBe('version_unknown');
    const write = read({ ...envelope, tv: 1, body });
    expect(seen).toEqual([]);
    if (typeof write === 'string') throw new Error(write);
    write();
    expect(seen).toEqual([{ ...body, ...neutral }]);
  },
);
