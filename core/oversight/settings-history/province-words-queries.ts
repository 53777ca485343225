// What the province confirmed for the office (D4.61), as the history of settings tells it (D20.2): only words that hold.
import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { TakesTwo } from '#core/foundation/wire/province-confirmation.ts';
import { provinceWordReads } from '#core/journal/province-words/queries.ts';
import type { Orm } from '#db/open-store.ts';
import { once } from '#db/prepared.ts';
import { externalRates, tariffs } from '#db/schema/counter/fees.ts';
import { terminals } from '#db/schema/counter/payments.ts';
import { provinceConfirmations } from '#db/schema/journal/province-words.ts';
import type { SettingKind } from './contract.ts';

/** Words on a difference are no setting; a loosened control has a row of its own. */
type TakesTwoSetting = Exclude<TakesTwo, 'difference' | 'control'>;
type Proposals = SQLiteTable & Readonly<Record<'id' | 'device' | 'epoch' | 'seq', SQLiteColumn>>;

/** By what takes two people: where it was proposed, what the history calls its confirmation, and what it shows of it. */
const proposals: Readonly<
  Record<TakesTwoSetting, { readonly kind: SettingKind; readonly of: Proposals; readonly shown: SQL }>
> = {
  tariff: { kind: 'tariff_confirmed', of: tariffs, shown: sql`${tariffs.title}` },
  rate: { kind: 'rate_confirmed', of: externalRates, shown: sql`${externalRates.amount}` },
  terminal: { kind: 'terminal_confirmed', of: terminals, shown: sql`${terminals.terminalId}` },
};

/** Prepares the read: the first word that holds for each thing. */
export function provinceWordsHeld(orm: Orm) {
  const { provinceWordOn } = provinceWordReads(orm);
  const confirmed = Object.entries(proposals).map(([name, { kind, of, shown }]) => {
    const what = name as TakesTwoSetting;
    const things = once(() =>
      orm
        .selectDistinct({
          id: sql<string>`${of.id}`,
          device: sql<string>`${of.device}`,
          epoch: sql<string>`${of.epoch}`,
          seq: sql<number>`${of.seq}`,
          shown: sql<string | number>`${shown}`,
        })
        .from(of)
        .innerJoin(
          provinceConfirmations,
          and(eq(provinceConfirmations.what, what), eq(provinceConfirmations.aboutId, of.id)),
        )
        .prepare(),
    );
    return { what, kind, things };
  });
  return () =>
    confirmed.flatMap(({ what, kind, things }) =>
      things()
        .all()
        .flatMap(({ shown, ...thing }) => {
          const word = provinceWordOn({ what, ...thing });
          if (word === null) return [];
          const { id, device, at, lc } = word;
          return [{ id, kind, what: shown, at, lc, device, byName: null, byProvince: true }];
        }),
    );
}
