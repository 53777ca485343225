// A province that signs words for an office, and a desk that knows it by its key, without a server.
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { Desk } from '#core/access/request-context/desk.ts';
import type { ProvinceConfirmations } from '#core/foundation/wire/province-confirmation.ts';
import { confirmationStatement, signStatement } from '#core/foundation/wire/signed-statements.ts';

const signing = generateKeyPairSync('ed25519');
export const provinceKey = signing.publicKey.export({ format: 'jwk' }).x ?? '';

/** The desk knows the province by its key. */
export function enrolAtProvince({ reads, machine }: Desk): void {
  reads.sync.enrol({
    ...{ provinceUrl: 'http://127.0.0.1:9', serverEpoch: 'test', signingKey: provinceKey },
    ...{ sealingKey: provinceKey, enrolledAt: machine.now(), lastContactAt: null, clockOffsetMs: null },
    quarantined: [],
  });
}

export type ProvinceConfirmation = ProvinceConfirmations['confirmations'][number];
export type ProvinceWord = Omit<ProvinceConfirmation, 'signature'>;

/** A word as the province signs it; `change`: for another office, or by another key. */
export function signedWord(
  word: ProvinceWord,
  change: { office?: string; key?: KeyObject } = {},
): ProvinceConfirmation {
  const { office = '1101', key = signing.privateKey } = change;
  return { ...word, signature: signStatement(confirmationStatement({ office, ...word }), key) };
}
