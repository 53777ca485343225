// At whose desk visits of a day are now that were handed over.
import { useMemo } from 'react';
import { deskQueries } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';

/** Who took visits of this person over today, by visit; their own are not among them. */
export function useHolders(day: string): ReadonlyMap<string, string> {
  const ownId = useSession(({ session }) => session?.person.id);
  const { data } = useDeskQuery(deskQueries.handovers.ofDay.queryOptions({ day }), { isBeside: true });
  return useMemo(() => {
    const taken = (data ?? []).filter(({ answer }) => answer === 'taken');
    const all = taken.flatMap(({ visits, toId, toName }) =>
      visits.map(({ visitId }) => [visitId, { toId, toName }] as const),
    );
    // The last one who took a visit has it.
    return new Map(
      [...new Map(all)].flatMap(([visitId, { toId, toName }]) =>
        toId === ownId || toName === null ? [] : [[visitId, toName]],
      ),
    );
  }, [data, ownId]);
}
