// Keys of a province that follow each other, each by the word of the one before.
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { expect, it } from 'vitest';
import type { SuccessionWord } from '#core/foundation/wire/contract.ts';
import { isSuccessor, successionStatement } from '#core/foundation/wire/province-keys.ts';
import { signStatement } from '#core/foundation/wire/signed-statements.ts';

function keys() {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const sealing = generateKeyPairSync('x25519').publicKey.export({ format: 'jwk' }).x ?? '';
  return { named: { signing: publicKey.export({ format: 'jwk' }).x ?? '', sealing }, privateKey };
}
type Keys = ReturnType<typeof keys>;

const word = (from: Keys, to: Keys, by: KeyObject = from.privateKey): SuccessionWord => {
  const said = { from: from.named.signing, to: to.named };
  return { ...said, signature: signStatement(successionStatement(said), by) };
};

it('N50 the keys that follow are known by the word of each before, from wherever a PC stands', () => {
  const [first, second, third, stranger] = [keys(), keys(), keys(), keys()];
  const words = [word(first, second), word(second, third)];
  const follows = (from: Keys, to: Keys, said: readonly SuccessionWord[] = words) =>
    isSuccessor(said, from.named.signing, to.named);
  expect(follows(first, third)).toBe(true);
  expect(follows(second, third)).toBe(true);
  expect(follows(first, second, words.slice(0, 1))).toBe(true);
  // Not the last one, not the other way, not from elsewhere, not with another sealing key.
  expect(follows(first, second)).toBe(false);
  expect(follows(third, first)).toBe(false);
  expect(follows(stranger, third)).toBe(false);
  expect(follows(first, third, [])).toBe(false);
  expect(isSuccessor(words, first.named.signing, { ...third.named, sealing: stranger.named.sealing })).toBe(
    false,
  );
  // Signed by the new key itself, or with a link left out.
  expect(follows(first, stranger, [word(first, stranger, stranger.privateKey)])).toBe(false);
  expect(follows(first, third, [word(first, second), word(stranger, third)])).toBe(false);
});
