// What a pairing code is worth, and for how long.
import { expect, test } from 'vitest';
import { lettersOfCode } from '#core/foundation/wire/enrol-code.ts';
import { openPairing } from '#core/replication/peers/pairing.ts';

const minute = 60_000;
const still = () => 0;

test('N13 a pairing code has ten letters that are read off well, and no two are alike', () => {
  const codes = Array.from({ length: 200 }, () => openPairing(still, still).code);
  expect(new Set(codes).size).toBe(codes.length);
  for (const code of codes) {
    expect(code).toHaveLength(10);
    expect(lettersOfCode(code)).toBe(code);
  }
});

test('N13 a pairing code ends ten minutes after it was shown, whatever is tried then', () => {
  let now = 0;
  const shown = () =>
    openPairing(
      () => now,
      () => now,
    );
  const pairing = shown();
  expect(pairing.until).toBe(10 * minute);
  now = 10 * minute;
  expect(pairing.tryOnce()).toBe(true);
  now += 1;
  expect(pairing.isUsable()).toBe(false);
  expect(pairing.tryOnce()).toBe(false);
});

test('N13 a clock that is set back makes no pairing code last longer', () => {
  let [now, elapsed] = [60 * minute, 0];
  const pairing = openPairing(
    () => now,
    () => elapsed,
  );
  [now, elapsed] = [0, 10 * minute];
  expect(pairing.isUsable()).toBe(true);
  elapsed += 1;
  expect(pairing.isUsable()).toBe(false);
  expect(pairing.tryOnce()).toBe(false);
});

test('N13 a pairing code takes five tries, and one use', () => {
  const tried = openPairing(still, still);
  expect(Array.from({ length: 6 }, () => tried.tryOnce())).toEqual([true, true, true, true, true, false]);
  const used = openPairing(still, still);
  used.use();
  expect(used.tryOnce()).toBe(false);
});
