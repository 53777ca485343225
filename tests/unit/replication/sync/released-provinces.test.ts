// The provinces that a release names, and what is said of a code beside them.
import { generateKeyPairSync } from 'node:crypto';
import { expect, it } from 'vitest';
import { signStatement } from '#core/foundation/wire/signed-statements.ts';
import { comparedWithRelease } from '#core/replication/sync/contract.ts';
import { releasedProvinces, releasedStatement } from '#core/replication/sync/released-provinces.ts';

const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const key = publicKey.export({ format: 'jwk' }).x ?? '';
const provinces = [{ name: 'استان نمونه', fingerprint: 'ABCDEFGHJKMNPQRS' }];
const signature = signStatement(releasedStatement(provinces), privateKey);

it('N52 a list counts by the signature of the release key alone, and the one that ships today is signed and empty', () => {
  expect(releasedProvinces({ provinces, signature }, key)).toEqual([
    { name: 'استان نمونه', fingerprint: 'ABCD-EFGH-JKMN-PQRS' },
  ]);
  expect(releasedProvinces({ provinces, signature })).toEqual([]);
  const [one] = provinces;
  const changed = [{ name: one?.name ?? '', fingerprint: 'ABCDEFGHJKMNPQRT' }];
  expect(releasedProvinces({ provinces: changed, signature }, key)).toEqual([]);
  expect(releasedProvinces({ provinces: [...provinces, ...changed], signature }, key)).toEqual([]);
  expect(releasedProvinces()).toEqual([]);
});

it('N52 a code is of a named province, of none of them, or there is none to compare it with', () => {
  const released = releasedProvinces({ provinces, signature }, key);
  expect(comparedWithRelease('ABCD-EFGH-JKMN-PQRS', released)).toEqual({ kind: 'same', name: 'استان نمونه' });
  expect(comparedWithRelease('ABCD-EFGH-JKMN-PQRT', released)).toEqual({ kind: 'differs' });
  expect(comparedWithRelease('ABCD-EFGH-JKMN-PQRS', [])).toEqual({ kind: 'none' });
});
