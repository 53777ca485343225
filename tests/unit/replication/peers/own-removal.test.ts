// Whose word ends the work of a PC: a member's, signed for just this PC of just this office.
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { removalStatement, signStatement } from '#core/foundation/wire/signed-statements.ts';
import type { DeviceIdentity } from '#core/journal/device/device-identity.ts';
import type { OwnRemoval } from '#core/replication/peers/contract.ts';
import { createOwnRemoval } from '#core/replication/peers/own-removal.ts';
import type { Member } from '#core/replication/peers/queries.ts';

const at = '2026-12-01T08:00:00.000Z';
const pc = () => {
  const { privateKey } = generateKeyPairSync('ed25519');
  return { id: randomUUID(), privateKey, publicKey: String(privateKey.export({ format: 'jwk' }).x) };
};
const self = pc();
const member = pc();
const gone = pc();
const stranger = pc();
const memberOf = ({ id, publicKey }: ReturnType<typeof pc>, isRemoved = false): Member => ({
  ...{ deviceId: id, publicKey, isRemoved },
  ...{ deskNumber: 1, name: 'باجه' },
});

function removalHere() {
  const kept: OwnRemoval[] = [];
  const desk = {
    reads: {
      peers: {
        known: () => [memberOf(self), memberOf(member), memberOf(gone, true)],
        ownRemoval: () => kept[0] ?? null,
        keepOwnRemoval: (removal: OwnRemoval) => void kept.push(removal),
      },
    },
    identity: () => ({ deviceId: self.id, officeCode: '1101' }) as unknown as DeviceIdentity,
  };
  return { desk, kept, removal: createOwnRemoval(desk) };
}
const word = (by: ReturnType<typeof pc>, device = self.id, office = '1101', named = by.id): string =>
  signStatement(removalStatement({ office, device, by: named }), by.privateKey);

test('N45 a member’s signed word counts once, and stays with its name over a restart', () => {
  const { desk, kept, removal } = removalHere();
  expect(removal.state()).toBeNull();
  expect(removal.hear(member.id, word(member), at)).toBe(true);
  expect(removal.hear(member.id, word(member), at)).toBe(false);
  expect(kept).toMatchObject([{ by: member.id, at }]);
  expect(createOwnRemoval(desk).state()).toMatchObject({ by: member.id, at });
});

test.each([
  ['a stranger', stranger.id, word(stranger)],
  ['a stranger in a member’s name', member.id, word(stranger, self.id, '1101', member.id)],
  ['a PC that was removed itself', gone.id, word(gone)],
  ['the word about another PC', member.id, word(member, gone.id)],
  ['the word of another office', member.id, word(member, self.id, '1102')],
  ['another member’s word passed on', member.id, word(gone)],
  ['no signature at all', member.id, 'AAAA'],
])('N45 %s ends nobody’s work', (_who, by, signature) => {
  const { kept, removal } = removalHere();
  expect(removal.hear(by, signature, at)).toBe(false);
  expect([removal.state(), kept]).toEqual([null, []]);
});
