// The few functions that the sync benchmark calls of PouchDB and its CouchDB-compatible server, which bring no types.
declare module 'pouchdb' {
  class PouchDB {
    constructor(name: string);
    static defaults(options: { prefix: string }): typeof PouchDB;
    bulkDocs(docs: readonly object[]): Promise<readonly object[]>;
    replicate: {
      to(url: string, options: { batch_size: number }): Promise<{ readonly docs_written: number }>;
    };
    close(): Promise<void>;
  }
  export = PouchDB;
}

declare module 'express-pouchdb' {
  import type { RequestListener } from 'node:http';
  import type PouchDB from 'pouchdb';

  function expressPouchDB(
    pouchdb: typeof PouchDB,
    options: { mode: 'minimumForPouchDB'; inMemoryConfig: boolean },
  ): RequestListener;
  export = expressPouchDB;
}
