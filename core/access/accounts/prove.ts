// How a fact about an account is written: with a proof by an account's key (D11).
import { type AccountKey, type AccountProof, proveAccountFact } from '#core/foundation/wire/account-proof.ts';
import type { EntryDefinition } from '#core/journal/log/define-entry.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';

/** A body without a proof is one as well: it is noted as a fact that nobody signed. */
export type Proved = { readonly id: string; readonly proof?: AccountProof | undefined };

/** Appends a fact that this key signs. The private part is required where the type has one. */
export function appendProved<Body extends Proved, Private>(
  tx: Transaction,
  definition: EntryDefinition<Body, Private>,
  key: AccountKey,
  body: NoInfer<Omit<Body, 'proof'>>,
  ...kept: [Private] extends [never] ? [] : [kept: NoInfer<Private>]
): void {
  const { officeCode: office, deviceId: device } = tx.device;
  const proof = proveAccountFact({ office, device, type: definition.type, body }, kept[0], key);
  tx.append(definition, { ...body, proof } as Body, ...kept);
}
