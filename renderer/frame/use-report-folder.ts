// The folder of this PC in which reports arrive: looked into when a screen comes up that says so, and when a person asks (F50).
import { useEffect, useRef } from 'react';
import type { ReportFolder } from '#core/closing/day-close/report-folder/contract.ts';
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import { deskQueries } from '../api/queries.ts';
import { useDeskQuery } from '../api/use-desk.ts';

export type WatchedFolder = {
  /** Undefined until it was looked into. */
  watched: ReportFolder | undefined;
  problem: Problem | null;
  lookAgain: () => void;
};

/** `isEnabled`: only the manager may look. */
export function useReportFolder(isEnabled = true): WatchedFolder {
  const { data, problem, refetch } = useDeskQuery(deskQueries.dayClose.reportFolder.queryOptions(), {
    isEnabled,
    isBeside: true,
  });
  // What an earlier screen saw may be old: nobody is told of a change in a folder.
  const look = useRef(refetch);
  useEffect(() => {
    if (isEnabled) look.current();
  }, [isEnabled]);
  return { watched: data, problem, lookAgain: refetch };
}
