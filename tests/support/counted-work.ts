// What SQLite does for a piece of work, counted and not timed. The statements that ran are recorded with what was bound to them, and run
// once more in a build of SQLite that counts the steps of its machine, over an image of the store as it was before.
import sqlite3InitModule, { type SqlValue } from '@sqlite.org/sqlite-wasm';
import type { Sqlite } from '#db/open-store.ts';

/** How a statement was run; `get` ends with the first row. */
type Way = 'run' | 'get' | 'all' | 'iterate';
const ways: readonly Way[] = ['run', 'get', 'all', 'iterate'];
export type RanStatement = { readonly sql: string; readonly way: Way; readonly bound: readonly unknown[] };

type Statement = { readonly source: string };
type Methods = Record<Way, (this: Statement, ...bound: unknown[]) => unknown>;

/** Runs `work` and gives every statement that it ran on any connection of this process. */
export async function statementsOf(sqlite: Sqlite, work: () => Promise<unknown>): Promise<RanStatement[]> {
  const ran: RanStatement[] = [];
  const methods: Methods = Object.getPrototypeOf(sqlite.prepare('SELECT 1'));
  const usual = Object.fromEntries(ways.map((way) => [way, methods[way]])) as Methods;
  for (const way of ways) {
    methods[way] = function counted(...bound) {
      ran.push({ sql: this.source, way, bound: bound.flat() });
      return Reflect.apply(usual[way], this, bound);
    };
  }
  try {
    await work();
  } finally {
    Object.assign(methods, usual);
  }
  return ran;
}

/** Both files of a store, unencrypted, as they stand; in the form without a journal beside it, which an image in memory has. */
export const imageOf = (sqlite: Sqlite) => ({ main: fileOf(sqlite, 'main'), own: fileOf(sqlite, 'own') });

function fileOf(sqlite: Sqlite, attached: string): Uint8Array {
  const bytes = new Uint8Array(sqlite.serialize({ attached }));
  bytes.fill(1, 18, 20);
  return bytes;
}

/** The steps that SQLite's machine takes for each of these statements, run in this order over the image. */
export async function stepsOf(
  image: ReturnType<typeof imageOf>,
  statements: readonly RanStatement[],
): Promise<number[]> {
  const { oo1, capi, wasm } = await sqlite3InitModule();
  const db = new oo1.DB(':memory:');
  try {
    db.exec("ATTACH ':memory:' AS own");
    for (const [schema, bytes] of Object.entries(image)) {
      const place = wasm.allocFromTypedArray(bytes);
      const flags = capi.SQLITE_DESERIALIZE_FREEONCLOSE | capi.SQLITE_DESERIALIZE_RESIZEABLE;
      db.checkRc(capi.sqlite3_deserialize(db.pointer ?? 0, schema, place, bytes.length, bytes.length, flags));
    }
    db.exec('PRAGMA foreign_keys = ON');
    return statements.map(({ sql, way, bound }) => {
      const statement = db.prepare(sql);
      try {
        const [named] = bound;
        if (typeof named === 'object' && named !== null && !(named instanceof Uint8Array))
          throw new TypeError(`a statement with names is not counted: ${sql}`);
        if (bound.length > 0) statement.bind(bound as SqlValue[]);
        while (statement.step() && way !== 'get');
        return capi.sqlite3_stmt_status(statement.pointer ?? 0, capi.SQLITE_STMTSTATUS_VM_STEP, 0);
      } finally {
        statement.finalize();
      }
    });
  } finally {
    db.close();
  }
}
