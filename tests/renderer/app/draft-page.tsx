// A page as the gate holds it: somebody at work with a draft, or the sign-in. It is imported once the shell stands.
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { deskQueries } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import { ChosenPerson } from '#renderer/app/chosen-person.tsx';
import { watchLock } from '#renderer/app/locking.ts';
import { useDraft } from '#renderer/frame/drafts.ts';

export function DraftPage({ personId }: { personId: string }) {
  const cache = useQueryClient();
  const { session, isLocked } = useSession();
  useEffect(() => watchLock(cache), [cache]);
  useDeskQuery(deskQueries.staff.whoAmI.queryOptions(), { isEnabled: session !== null && !isLocked });
  if (session === null) return <SignIn personId={personId} />;
  return isLocked ? <p>قفل</p> : <Note />;
}

function SignIn({ personId }: { personId: string }) {
  const { data: people = [] } = useDeskQuery(deskQueries.staff.signInList.queryOptions());
  const person = people.find(({ id }) => id === personId);
  return person === undefined ? null : <ChosenPerson person={person} onBack={() => undefined} />;
}

function Note() {
  const { value, keep } = useDraft('note', '');
  return (
    <>
      <p data-testid="note">{value}</p>
      <button type="button" onClick={() => keep('نیم‌جمله')}>
        بنویس
      </button>
    </>
  );
}
