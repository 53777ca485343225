// The mark of a record: how far it has got, by its device and its instant. It changes by itself when another PC or the province
// says that it holds more.
import { deskQueries } from '../api/queries.ts';
import { useDeskQuery } from '../api/use-desk.ts';
import { SavedWord } from '../ui/saved-word.tsx';
import { reachOf, type SavedAct } from './saved-reach.ts';

/** For lists: asks once, and marks each row by what it was made of. */
export function useSavedMark(): (...acts: readonly SavedAct[]) => React.ReactNode {
  const { data } = useDeskQuery(deskQueries.peers.marks.queryOptions());
  return (...acts) =>
    data === undefined || acts.length === 0 ? null : <SavedWord saved={reachOf(data, acts)} />;
}

/** For details: the whole of it in words. */
export function SavedFully({ acts }: { acts: readonly SavedAct[] }) {
  const { data } = useDeskQuery(deskQueries.peers.marks.queryOptions());
  return data === undefined ? null : <SavedWord saved={reachOf(data, acts)} isWhole />;
}
