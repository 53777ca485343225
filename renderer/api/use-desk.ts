// The two ways a screen talks to the application: a query that follows its topics, and a command that is sent once.
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import type { Problem } from '#core/leaves/problems/catalogue.ts';
import { problemOf } from './problem.ts';
import type { Topic } from './query-client.ts';

export type DeskQuery<Output> = {
  /** The newest answer; kept while a newer one is fetched. */
  data: Output | undefined;
  problem: Problem | null;
  isLoading: boolean;
  /** The answer is the last key's, shown until this one's comes (`keepsPrevious`). */
  isPrevious: boolean;
  refetch: () => void;
};

/**
 * Reads something that belongs to one or more topics.
 * @param key the procedure and its input: `['visits.list', { day }]`.
 */
export function useDeskQuery<Output>(
  topics: Topic | readonly Topic[],
  key: readonly unknown[],
  fetchIt: () => Promise<Output>,
  { isEnabled = true, keepsPrevious = false }: { isEnabled?: boolean; keepsPrevious?: boolean } = {},
): DeskQuery<Output> {
  const query = useQuery({
    queryKey: [typeof topics === 'string' ? [topics] : topics, ...key],
    queryFn: fetchIt,
    enabled: isEnabled,
    ...(keepsPrevious ? { placeholderData: keepPreviousData } : {}),
  });
  return {
    data: query.data,
    problem: query.error === null ? null : problemOf(query.error),
    isLoading: query.isLoading,
    isPrevious: query.isPlaceholderData,
    refetch: () => void query.refetch(),
  };
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
  const mutation = useMutation({ mutationFn: send });
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
