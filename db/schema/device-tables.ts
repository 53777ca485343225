// Which tables are this PC's own. They hold what no other PC may have or believe: keys, the pin of the province, attempts at secrets,
// answers that are not five yet. All other tables are the office's, and the same at each of its PCs but for what has not arrived.
// They stand in schema files of their own (`*-device.ts`), and no statement names tables of both (tests/architecture/two-owners.test.ts):
// this list is where the store is parted into `office.db` and `device.db`.
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { feedbackHeld } from './counter/feedback-device.ts';
import { device, secretAttempts } from './journal/this-device.ts';
import {
  memberIntroductions,
  ownRemoval,
  peerContacts,
  peerHeads,
  peerSettings,
} from './replication/peers-device.ts';
import { provinceAcks, provinceMarks, syncState } from './replication/sync-device.ts';

export const deviceTables: readonly SQLiteTable[] = [
  device,
  secretAttempts,
  syncState,
  provinceAcks,
  provinceMarks,
  memberIntroductions,
  ownRemoval,
  peerSettings,
  peerContacts,
  peerHeads,
  feedbackHeld,
];
