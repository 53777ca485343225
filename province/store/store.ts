// The province's database as everything of it is typed against; how it is opened is `open.ts`.
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';

/** The database, or a transaction on it. */
export type Store = PgDatabase<PgQueryResultHKT>;
