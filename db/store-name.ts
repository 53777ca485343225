// What a store is called in its folder. Knows no database, so that whoever only looks for the file can ask as well.
export const storeName = 'desk.db';
/** Its write-ahead log and its shared memory, which SQLite names after it. */
export const storeLogName = `${storeName}-wal`;
export const storeMemoryName = `${storeName}-shm`;
