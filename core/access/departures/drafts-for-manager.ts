// What of a leaver's half finished work may go to the manager (D9.9). Pure.

/** Work of these duties may be about whoever it would go to: not even that it was begun is told (D7.3, D7.9, D12.7). */
const neverTheirs = /^(complaints|violations)\./;

/**
 * The drafts without everything that belongs to a complaint or a violation report, whatever its form says by now: the
 * tick «about the manager» may come last.
 * @param drafts the page's drafts as JSON, by name
 * @returns the same of the others; null when nothing of them is left, or when it is no such list
 */
export function draftsForManager(drafts: string): string | null {
  const named = namedDrafts(drafts).filter(([name]) => !neverTheirs.test(name));
  return named.length === 0 ? null : JSON.stringify(Object.fromEntries(named));
}

function namedDrafts(drafts: string): [string, unknown][] {
  try {
    const parsed: unknown = JSON.parse(drafts);
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)
      ? Object.entries(parsed)
      : [];
  } catch {
    // No page of ours wrote it, and no page could read it.
    return [];
  }
}
