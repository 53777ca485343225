// Facts about accounts, with what proves them (D11): whose key signed each, and which of them count nowhere.
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { factColumns, knowingColumns } from '../columns.ts';

/**
 * Every fact about an account with what proves it (D11): whose key signed it, null where the proof does not hold. What the
 * fact says is in the table of its type, unless its proof does not hold.
 */
export const accountFacts = sqliteTable(
  'account_facts',
  {
    /** The fact's own id: a copy of a signed fact in another chain has the same. */
    id: text().notNull(),
    type: text().notNull(),
    /** Whose account it is; null where it is the office's. */
    personId: text(),
    signedBy: text(),
    /** The public key that it brings. */
    makes: text(),
    /** Of a password: the activation under which it was chosen. Of an activation or a change of post: the post. Of an access given back: the province's word. */
    under: text(),
    ...knowingColumns,
  },
  (t) => [primaryKey({ columns: [t.device, t.epoch, t.seq] }), index('account_facts_makes').on(t.makes)],
);

/**
 * Signed facts about accounts whose key was not in force as far as their PC knew (core/access/accounts/rules.ts): they count nowhere. Like
 * `knowledge` it follows from what is placed here, and is local to this PC.
 */
export const factsSetApart = sqliteTable(
  'facts_set_apart',
  { id: text().notNull(), device: text().notNull(), epoch: text().notNull(), seq: integer().notNull() },
  (t) => [primaryKey({ columns: [t.device, t.epoch, t.seq] }), index('facts_set_apart_id').on(t.id)],
);

/** Facts that count nowhere, as a PC of the office named them: where each lies, its type, and whose account it is about. */
export const factsNamed = sqliteTable(
  'facts_named',
  {
    id: text().primaryKey(),
    ofDevice: text().notNull(),
    ofEpoch: text().notNull(),
    ofSeq: integer().notNull(),
    type: text().notNull(),
    personId: text(),
    ...factColumns,
  },
  (t) => [index('facts_named_place').on(t.ofDevice, t.ofEpoch, t.ofSeq), index('facts_named_day').on(t.day)],
);
