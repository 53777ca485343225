// The two ways a screen talks to the application: a query that follows its topics, and a command that is sent once.
import {
  keepPreviousData,
  type QueryKey,
  type UseQueryOptions,
  useMutation,
  useQuery,
} from '@tanstack/react-query';
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import { withColleague } from './beside.ts';
import { withPassword } from './password-again.ts';
import { problemOf } from './problem.ts';
import type { CalmReading } from './query-client.ts';
import { withTurn } from './queue-jump.ts';
import { withSecondFactor } from './second-factor.ts';
import { withNoticesRead } from './unread-notices.ts';

export type DeskQuery<Output> = {
  /** The newest answer; kept while a newer one is fetched. */
  data: Output | undefined;
  problem: Problem | null;
  isLoading: boolean;
  /** The answer is the last key's, shown until this one's comes (`keepsPrevious`). */
  isPrevious: boolean;
  refetch: () => void;
};

type Reading = {
  isEnabled?: boolean;
  keepsPrevious?: boolean;
  /** A list or a badge beside the work: after a change it is read again once no other query is loading. */
  isBeside?: boolean;
  /** Limits how often changes that come with every commit cause a read; the same for every use of the query. */
  calm?: CalmReading;
};

/** Reads an answer and reads it again when one of its topics changes: `useDeskQuery(deskQueries.visits.get.queryOptions({ visitId }))`. */
export function useDeskQuery<Output, Failure, Key extends QueryKey>(
  options: UseQueryOptions<Output, Failure, Output, Key>,
  { isEnabled = true, keepsPrevious = false, isBeside = false, calm }: Reading = {},
): DeskQuery<Output> {
  const query = useQuery({
    ...options,
    enabled: isEnabled,
    ...(keepsPrevious ? { placeholderData: keepPreviousData } : {}),
    meta: { ...options.meta, ...calm, ...(isBeside ? { isBeside } : {}) },
  });
  return {
    data: query.data,
    problem: shownProblem(query.error),
    isLoading: query.isLoading,
    isPrevious: query.isPlaceholderData,
    refetch: () => void query.refetch(),
  };
}

/** `PASSWORD_NEEDED` is not shown here: one dialog asks for the password for all waiting calls (app/password-dialog.tsx). */
function shownProblem(error: unknown): Problem | null {
  const problem = error === null ? null : problemOf(error);
  return problem?.code === 'PASSWORD_NEEDED' ? null : problem;
}

/**
 * A query that one component owns and no other shares: about a file too large for a query key, or about something that is read
 * again each time. `path` is the procedure; `own` distinguishes this query from every other.
 */
export function useUncachedQuery<Output>(
  path: `${string}.${string}`,
  own: readonly unknown[],
  fetchIt: () => Promise<Output>,
  reading?: Reading,
): DeskQuery<Output> {
  return useDeskQuery({ queryKey: [path.split('.'), ...own], queryFn: fetchIt }, reading);
}

export type DeskCommand<Input, Output> = {
  /** Sends the command. Resolves with its output, or with null when it was refused (then `problem` says why). */
  run: (input: Input) => Promise<Output | null>;
  problem: Problem | null;
  isPending: boolean;
  /** Forgets the last refusal. */
  reset: () => void;
};

/** A command of the application. What it changed comes back by topics, so nothing is invalidated here. */
export function useDeskCommand<Input, Output>(
  send: (input: Input) => Promise<Output>,
): DeskCommand<Input, Output> {
  const mutation = useMutation({
    mutationFn: (input: Input) =>
      withNoticesRead(input, (read) =>
        withColleague(read, (asked) =>
          withTurn(asked, (said) => withPassword(() => withSecondFactor(() => send(said)))),
        ),
      ),
  });
  return {
    run: async (input) => {
      try {
        return await mutation.mutateAsync(input);
      } catch {
        // The refusal is in `problem`, which every screen shows.
        return null;
      }
    },
    problem: mutation.error === null ? null : problemOf(mutation.error),
    isPending: mutation.isPending,
    reset: mutation.reset,
  };
}
