// The mark of a record: how far it has got, by its device and its instant. It changes by itself when another PC or the province
// says that it holds more.
import { useCallback } from 'react';
import type { ReplicationStatusView } from '#core/replication/peers/contract.ts';
import { deskQueries } from '../api/queries.ts';
import { useDeskQuery } from '../api/use-desk.ts';
import { SavedLabel } from '../ui/saved-label.tsx';
import { reachOf, type SavedAct } from './saved-reach.ts';

const useReplicationStatus = (): ReplicationStatusView | undefined =>
  useDeskQuery(deskQueries.peers.replicationStatus.queryOptions(), { isBeside: true }).data;

/** For lists: asks once, and marks each row by what it was made of. The function is another one when the marks are. */
export function useSavedMark(): (...acts: readonly SavedAct[]) => React.ReactNode {
  const marks = useReplicationStatus();
  return useCallback(
    (...acts) =>
      marks === undefined || acts.length === 0 ? null : <SavedLabel saved={reachOf(marks, acts)} />,
    [marks],
  );
}

/** For lists of work in hand: a mark only where none of the office's other PCs holds a row yet, and the province does not. */
export function useUnsavedMark(): (...acts: readonly SavedAct[]) => React.ReactNode {
  const marks = useReplicationStatus();
  return useCallback(
    (...acts) => {
      if (marks === undefined || acts.length === 0) return null;
      const saved = reachOf(marks, acts);
      const isAlone = saved.others > 0 && saved.holding === 0 && saved.isAtProvince !== true;
      return isAlone ? <SavedLabel saved={saved} /> : null;
    },
    [marks],
  );
}

/** For details: the whole of it in words. */
export function SavedFully({ acts }: { acts: readonly SavedAct[] }) {
  const marks = useReplicationStatus();
  return marks === undefined ? null : <SavedLabel saved={reachOf(marks, acts)} isWhole />;
}
