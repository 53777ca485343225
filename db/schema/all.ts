// Every table, for drizzle and its migration generator.

export * from './clock.ts';
export * from './closures.ts';
export * from './complaints.ts';
export * from './day-close.ts';
export * from './departures.ts';
export * from './equipment.ts';
export * from './feedback.ts';
export * from './fees.ts';
export * from './handovers.ts';
export * from './identity.ts';
export * from './journal.ts';
export * from './looks.ts';
export * from './office.ts';
export * from './payments.ts';
export * from './peers.ts';
export * from './postings.ts';
export * from './premises.ts';
export * from './prints.ts';
export * from './queue.ts';
export * from './settings.ts';
export * from './staff.ts';
export * from './store.ts';
export * from './supervision.ts';
export * from './sync.ts';
export * from './training.ts';
export * from './visits.ts';
