// The kept form of a tariff version: canonical JSON, and its hash by which the same version is known again.
import { createHash } from 'node:crypto';
import { canonicalBytes } from '#core/foundation/wire/canonical.ts';
import { type TariffDocument, tariffDocumentSchema } from './contract.ts';

/** A tariff as it is kept; `sha256` is lower-case hex of the bytes. */
export function tariffContent(tariff: TariffDocument): { content: string; sha256: string } {
  const bytes = canonicalBytes(tariff);
  return {
    content: Buffer.from(bytes).toString('utf8'),
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
}

/** Reads a kept tariff back. */
export function readTariffContent(content: string): TariffDocument {
  return tariffDocumentSchema.parse(JSON.parse(content));
}
