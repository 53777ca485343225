// What the start of a visit asks the application: the roles in the matter, and whether the client was here before.
import { useEffect, useRef, useState } from 'react';
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import { desk } from '#renderer/api/client.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskCommand, useDeskQuery } from '#renderer/api/use-desk.ts';
import {
  type ClientDraft,
  type ClientType,
  foundClientOf,
  soundIdentifier,
  withContact,
} from './client-draft.ts';

/** A number without a check digit is looked for when the hand rests, ms. */
const restMs = 400;

/** Roles that a type of client may have, from the same checklist that the identity step uses; null until it was read. */
export function useRolesInMatter(clientType: ClientType): readonly string[] | null {
  const { data, problem } = useDeskQuery(deskQueries.identity.checklist.queryOptions({ clientType }));
  if (data === undefined && problem === null) return null;
  return data?.find(({ code }) => code === 'role_in_matter')?.options ?? [];
}

/** What the start of a visit knows of whether its client was here before. */
export type ReturningClient = {
  /** The business day of their last visit; null for a new client, and as long as nobody was looked for. */
  readonly lastVisitDay: string | null;
  /** Why nobody was looked for (searches may be paused): who is typed in may have been here all the same. */
  readonly problem: Problem | null;
};

/**
 * Whether the client of the draft was here before. Fills their contact data into the draft when the identifier
 * names them, and takes it out again when it names somebody else. The look is journalled (D16): it is a command, and
 * its answer is kept with the draft, so that neither the lock nor another screen asks again.
 */
export function useReturningClient(draft: ClientDraft, keep: (draft: ClientDraft) => void): ReturningClient {
  const identifier = soundIdentifier(draft);
  const { clientType } = draft;
  const found = foundClientOf(draft);
  const isToAsk = identifier !== null && found === null;
  const { run, problem } = useDeskCommand(findClient);
  const newest = useRef(draft);
  const asked = useRef<string | null>(null);
  const ask = useRef(run);
  const isThere = useRef(true);
  const isPaused = isToAsk && problem?.code === 'SEARCHES_PAUSED';
  const pauseMinutes = isPaused ? problem.params.waitMinutes : null;
  const [pauses, setPauses] = useState(0);
  useEffect(() => {
    if (pauseMinutes === null) return;
    // Who is typed in still when the pause is over is looked for then.
    const over = setTimeout(() => setPauses((count) => count + 1), pauseMinutes * 60_000);
    return () => clearTimeout(over);
  }, [pauseMinutes]);
  useEffect(() => {
    isThere.current = true;
    return () => {
      isThere.current = false;
    };
  }, []);
  useEffect(() => {
    newest.current = draft;
    ask.current = run;
  });
  useEffect(() => {
    if (identifier === null) {
      asked.current = null;
      if (newest.current.filled !== null) keep(withContact(newest.current, null));
      return;
    }
    const name = `${clientType} ${identifier} ${pauses}`;
    if (!isToAsk || asked.current === name) return;
    const look = () => {
      asked.current = name;
      void ask.current({ clientType, identifier }).then((answer) => {
        const now = newest.current;
        // Refused, another client was typed meanwhile, or the form has gone: its client's data must not stand in the next one's.
        if (
          !isThere.current ||
          answer === null ||
          now.clientType !== clientType ||
          soundIdentifier(now) !== identifier
        )
          return;
        const foundClient = { clientType, identifier, lastVisitDay: answer.client?.lastVisitDay ?? null };
        keep({ ...withContact(now, answer.client), foundClient });
      });
    };
    // No check digit says when it is whole: each beginning would be looked for.
    if (clientType !== 'foreign_national') return look();
    const resting = setTimeout(look, restMs);
    return () => clearTimeout(resting);
  }, [identifier, clientType, isToAsk, keep, pauses]);
  return { lastVisitDay: found?.lastVisitDay ?? null, problem: isToAsk ? problem : null };
}

/** The answer in a case of its own: nobody of that identifier is an answer too. */
const findClient = async (asked: { clientType: ClientType; identifier: string }) => ({
  client: await desk.visits.findClient.mutate(asked),
});
