// Names what was set apart: the first PC that sees a fact about an account which counts nowhere writes it down, so that every manager and
// the province hear of it (D11.54). Two PCs that are apart may both write it; it is shown once.
import type { Topic } from '#core/journal/log/reads.ts';
import type { WritePath } from '#core/journal/log/write-path.ts';
import { factSetApart } from './entries.ts';
import type { AccountReads } from './queries.ts';

/** Facts of one PC that are named: who writes more has been named, and fills nobody's journal. */
const mostOfOnePc = 20;

export type NamingDesk = {
  readonly path: Pick<WritePath, 'execute'>;
  readonly reads: { readonly accounts: AccountReads };
  /** Whether this PC has only a part of the journal. */
  isJoining(): boolean;
  /** Whether it knows the province: until then it cannot read what the province signed. */
  knowsProvince(): boolean;
};

/** Names what is not named yet. */
export function nameSetApart({ path, reads: { accounts }, isJoining, knowsProvince }: NamingDesk): void {
  const unnamed = accounts.unnamed(mostOfOnePc);
  if (unnamed.length === 0 || isJoining()) return;
  if (!knowsProvince() && unnamed.some(({ type }) => type === 'second_factor.restored')) return;
  path.execute(null, (tx) => {
    for (const { personId, ...fact } of unnamed)
      tx.append(factSetApart, { id: tx.newId(), ...fact, ...(personId === null ? {} : { personId }) });
  });
}

/** Names it as it comes. @returns how to stop */
export function followSetApart(
  desk: NamingDesk & { subscribe(listener: (topics: readonly Topic[]) => void): () => void },
): () => void {
  return desk.subscribe((topics) => {
    if (topics.includes('accounts')) nameSetApart(desk);
  });
}
