// What the start of a visit asks the application: the roles in the matter, and whether the client was here before.
import { useEffect, useRef } from 'react';
import { deskQueries } from '../../api/queries.ts';
import { useDeskQuery } from '../../api/use-desk.ts';
import { type ClientDraft, type ClientType, soundIdentifier, withContact } from './client-draft.ts';

/** Roles that a type of client may have, from the same checklist that the identity step uses. */
export function useRolesInMatter(clientType: ClientType): readonly string[] {
  const { data } = useDeskQuery(deskQueries.identity.checklist.queryOptions({ clientType }));
  return data?.find(({ code }) => code === 'role_in_matter')?.options ?? [];
}

/**
 * The day of a returning client's last visit, or null. Fills their contact data into the draft when the identifier
 * names them, and takes it out again when it names somebody else.
 */
export function useReturningClient(draft: ClientDraft, keep: (draft: ClientDraft) => void): string | null {
  const identifier = soundIdentifier(draft);
  const { clientType } = draft;
  const { data } = useDeskQuery(
    deskQueries.visits.findClient.queryOptions({ clientType, identifier: identifier ?? '' }),
    { isEnabled: identifier !== null },
  );
  const known = identifier === null ? null : data;
  const newest = useRef(draft);
  useEffect(() => {
    newest.current = draft;
  });
  useEffect(() => {
    const isChange = known !== undefined && (known !== null || newest.current.filled !== null);
    if (isChange) keep(withContact(newest.current, known));
  }, [known, keep]);
  return known?.lastVisitDay ?? null;
}
