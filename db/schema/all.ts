// Every table, for drizzle and its migration generator.
// Made from `db/schema/*/*.ts` by `npm run lists`. Do not edit.

export * from './access/access-log.ts';
export * from './access/clock.ts';
export * from './access/departures.ts';
export * from './access/emergency.ts';
export * from './access/inspections.ts';
export * from './access/postings.ts';
export * from './access/second-factor.ts';
export * from './access/staff.ts';
export * from './assets/closures.ts';
export * from './assets/equipment.ts';
export * from './assets/photos.ts';
export * from './assets/settings.ts';
export * from './assets/training.ts';
export * from './closing/day-close.ts';
export * from './closing/premises.ts';
export * from './counter/complaints.ts';
export * from './counter/feedback.ts';
export * from './counter/fees.ts';
export * from './counter/handovers.ts';
export * from './counter/identity.ts';
export * from './counter/inbox.ts';
export * from './counter/payments.ts';
export * from './counter/prints.ts';
export * from './counter/queue.ts';
export * from './counter/visits.ts';
export * from './journal/business-day.ts';
export * from './journal/journal.ts';
export * from './journal/office.ts';
export * from './journal/witness.ts';
export * from './oversight/shifts.ts';
export * from './oversight/supervision.ts';
export * from './oversight/violations.ts';
export * from './replication/peers.ts';
export * from './replication/store.ts';
export * from './replication/sync.ts';
