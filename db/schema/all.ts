// Every table, of both files of a store.

export * from './device.ts';
export * from './office.ts';
