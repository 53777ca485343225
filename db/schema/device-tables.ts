// Which tables are this PC's own. They hold what no other PC may have or believe: keys, the pin of the province, attempts at secrets,
// answers that are not five yet. All other tables are the office's, and the same at each of its PCs but for what has not arrived.
// They stand in schema files of their own (`*-device.ts`), and no statement names tables of both (tests/architecture/two-owners.test.ts):
// the store's two files, `office.db` and `device.db`, are parted by it (docs/decisions/0040).
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import * as device from './device.ts';

export const deviceTables: readonly SQLiteTable[] = Object.values(device);
