// J4: what a verify takes for sound without the schema is what the schema takes, whatever was changed of an envelope.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Envelope, envelopeSchema } from '#core/foundation/wire/contract.ts';
import { isPlainlySound, readEnvelope } from '#core/foundation/wire/read-envelope.ts';

const sound: Envelope = {
  v: 1,
  device: '01a21728-fc8f-7ee1-9704-41ae8b458cb5',
  epoch: '0123456789abcdef0123456789abcdef',
  seq: 7,
  lc: 9,
  at: '2026-11-25T10:37:49.123Z',
  day: '2026-11-25',
  office: '1101',
  actor: '01a21728-fc8f-7ee1-9704-41ae8b458cb6',
  type: 'visit.opened',
  tv: 1,
  body: { visitId: 'x' },
  private: 'ab'.repeat(32),
  clock: { offsetMs: null, monotonicMs: 12, boot: '01a21728-fc8f-7ee1-9704-41ae8b458cb7' },
};

const odd = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    undefined,
    '',
    0,
    -1,
    1.5,
    2 ** 53,
    [],
    {},
    true,
    sound.device,
    sound.at,
    sound.day,
  ),
  fc.jsonValue(),
  fc.string(),
  fc.integer(),
);

test('J4 a changed envelope is read exactly as by the schema, and a sound one needs none', () => {
  expect(isPlainlySound(sound)).toBe(true);
  const { private: _, ...open } = sound;
  for (const value of [
    open,
    { ...sound, actor: null },
    { ...sound, clock: { ...sound.clock, wall: sound.at } },
  ])
    expect(isPlainlySound(value)).toBe(true);
  expect(isPlainlySound({ ...sound, body: JSON.parse('{"__proto__":0}') })).toBe(false);
  const place = fc.constantFrom(
    ...Object.keys(sound),
    'clock.offsetMs',
    'clock.monotonicMs',
    'clock.boot',
    'clock.wall',
  );
  fc.assert(
    fc.property(
      place,
      odd,
      fc.constantFrom('set', 'drop', 'add'),
      fc.string(),
      (where, value, how, other) => {
        const changed = structuredClone(sound) as unknown as Record<string, Record<string, unknown>>;
        const [outer = '', inner] = where.split('.');
        const target = (inner === undefined ? changed : changed[outer]) as Record<string, unknown>;
        if (how === 'add') target[`${other}+`] = value;
        else if (how === 'drop') delete target[inner ?? outer];
        else target[inner ?? outer] = value;
        const judged = envelopeSchema.safeParse(changed);
        expect(readEnvelope(changed)).toEqual(judged.success ? judged.data : null);
        if (isPlainlySound(changed)) expect(judged.success).toBe(true);
      },
    ),
    { numRuns: 3000 },
  );
});
