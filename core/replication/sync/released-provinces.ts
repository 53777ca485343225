// The provinces that a release names with the fingerprints of their keys, signed by whoever makes the release: what a first enrolment
// is compared with, so that nobody has only the word of the one who gave the code.
// There is no release yet: the list is empty, and its key is one of development, whose private part was thrown away.
import { inGroups } from '#core/foundation/wire/enrol-code.ts';
import { statementHolds } from '#core/foundation/wire/signed-statements.ts';
import type { ReleasedProvince } from './contract.ts';
import shipped from './released-provinces.json' with { type: 'json' };

/** Ed25519, raw, base64url. */
const releaseKey = 'dIpnQw6Xubi-VTWOtJZ5goBvwvQeAiqOrXpggEwzwu4';

/** `fingerprint`: 16 letters. `signature`: of the release key, over `releasedStatement`. */
export type ReleasedList = {
  readonly provinces: readonly ReleasedProvince[];
  readonly signature: string;
};

/** What the release key signs: a line with the name and one with the fingerprint for each province. */
export function releasedStatement(provinces: readonly ReleasedProvince[]): Uint8Array {
  const lines = provinces.flatMap(({ name, fingerprint }) => [name, fingerprint]);
  return Buffer.from(['pishkhan-released-provinces-v1', ...lines].join('\n'), 'utf8');
}

/** The provinces of the release, their fingerprints in groups of four; none where the signature does not hold (N52). */
export function releasedProvinces(
  { provinces, signature }: ReleasedList = shipped,
  key: string = releaseKey,
): readonly ReleasedProvince[] {
  if (!statementHolds(releasedStatement(provinces), signature, key)) return [];
  return provinces.map(({ name, fingerprint }) => ({ name, fingerprint: inGroups(fingerprint) }));
}
