// Every table of this PC, for drizzle and its migration generator.
// Made from `db/schema/*/*.ts` by `npm run lists`. Do not edit.

export * from './counter/feedback-device.ts';
export * from './journal/this-device.ts';
export * from './replication/peers-device.ts';
export * from './replication/sync-device.ts';
