// Everybody's work over some days, and what is out of proportion: read by several parts of the screen, at every one alike.
import { deskQueries } from '#renderer/api/queries.ts';
import type { CalmReading } from '#renderer/api/query-client.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';

export type Days = { from: string; to: string };

/** Every record of everybody counts, so every commit of the office would have all of it read again. */
const calm: CalmReading = { calmTopics: ['journal'], calmMs: 5_000 };

export const useWork = (days: Days) =>
  useDeskQuery(deskQueries.supervision.work.queryOptions(days), { keepsPrevious: true, calm });

export const useWorkOfPerson = (personId: string, days: Days) =>
  useDeskQuery(deskQueries.supervision.ofPerson.queryOptions({ ...days, personId }), { calm });

export const useAnomalies = () => useDeskQuery(deskQueries.supervision.anomalies.queryOptions(), { calm });
