// The live price of the lines. While a newer one is fetched the last one stays, marked as not yet current.
import { useEffect, useState } from 'react';
import type { z } from 'zod';
import type { quoteInput, quoteOutput, RequestedLine } from '#core/counter/fees/contract.ts';
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';

export type Quote = z.infer<typeof quoteOutput>;
export type LiveQuote = { quote: Quote | null; isCurrent: boolean; problem: Problem | null };

/** `lines` null: there is nothing to price yet. The parties of the visit count; `instead`: in the place of what was wrong of a charge. */
export function useQuote(
  visitId: string,
  lines: readonly RequestedLine[] | null,
  instead?: z.infer<typeof quoteInput>['instead'],
): LiveQuote {
  const { data, problem } = useDeskQuery(
    deskQueries.fees.quote.queryOptions({ visitId, lines: [...(lines ?? [])], instead }),
    { isEnabled: lines !== null },
  );
  const [last, setLast] = useState<Quote | null>(null);
  useEffect(() => {
    if (data !== undefined) setLast(data);
  }, [data]);
  if (lines === null) return { quote: null, isCurrent: false, problem: null };
  const quote = data ?? (problem === null ? last : null);
  return { quote, isCurrent: data !== undefined, problem };
}
