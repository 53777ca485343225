// Keeps the newest contact data of a client by what their last visit says of them, and the words by which they are found.
import { sql } from 'drizzle-orm';
import { maskIdentifier } from '#core/foundation/identifiers/card.ts';
import { foldFa } from '#core/foundation/text/fold.ts';
import type { Orm } from '#db/open-store.ts';
import { once } from '#db/prepared.ts';
import { clients, clientWords } from '#db/schema/counter/visits.ts';
import type { ClientType } from './contract.ts';
import { nameWords } from './rules.ts';

export type KnownClient = {
  readonly identifierHmac: string;
  readonly clientType: ClientType;
  readonly identifier: string;
  readonly clientName: string;
  readonly mobile: string;
  readonly postalCode: string;
};

/** Keeps what a visit says of a client, for the next one and for searches. */
export type KeepKnown = (client: KnownClient, version: string) => void;

export function knownClientKeeper(orm: Orm): KeepKnown {
  const keepClient = newestClientWins(orm);
  const keepWord = once(() =>
    orm
      .insert(clientWords)
      .values({ word: sql.placeholder('word'), identifierHmac: sql.placeholder('identifierHmac') })
      .onConflictDoNothing()
      .prepare(),
  );
  return ({ identifierHmac, clientType, identifier, clientName, mobile, postalCode }, version) => {
    const nameFolded = foldFa(clientName);
    const identifierMasked = maskIdentifier(identifier);
    const contact = { identifier, name: clientName, nameFolded, mobile, postalCode };
    keepClient({ identifierHmac, identifierMasked, clientType, ...contact, version });
    for (const word of nameWords(nameFolded)) keepWord().run({ word, identifierHmac });
  };
}

/** The place of a visit in the order of facts, as text: what the last visit says of a client counts, whatever the order of arrival. */
export const versionOf = (lc: number, visitId: string): string =>
  `${String(lc).padStart(16, '0')}|${visitId}`;

function newestClientWins(orm: Orm): (row: Required<typeof clients.$inferInsert>) => void {
  const statement = once(() =>
    orm
      .insert(clients)
      .values({
        identifierHmac: sql.placeholder('identifierHmac'),
        clientType: sql.placeholder('clientType'),
        identifierMasked: sql.placeholder('identifierMasked'),
        identifier: sql.placeholder('identifier'),
        name: sql.placeholder('name'),
        nameFolded: sql.placeholder('nameFolded'),
        mobile: sql.placeholder('mobile'),
        postalCode: sql.placeholder('postalCode'),
        version: sql.placeholder('version'),
      })
      .onConflictDoUpdate({
        target: clients.identifierHmac,
        set: {
          clientType: sql`excluded.client_type`,
          identifierMasked: sql`excluded.identifier_masked`,
          identifier: sql`excluded.identifier`,
          name: sql`excluded.name`,
          nameFolded: sql`excluded.name_folded`,
          mobile: sql`excluded.mobile`,
          postalCode: sql`excluded.postal_code`,
          version: sql`excluded.version`,
        },
        setWhere: sql`excluded.version > clients.version`,
      })
      .prepare(),
  );
  return (row) => {
    statement().run(row);
  };
}
