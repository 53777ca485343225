// What the last session of a person had half finished, however it ended: for their next one, or for the manager once they are cut
// off, also where that comes long after they had left. In memory only.

export function createHalfFinished() {
  const byPerson = new Map<string, string>();
  /** Whose they were: sessions that were ended, and whose page has not handed over yet what it held. */
  const expected = new Map<string, string>();
  return {
    keep(personId: string, drafts: string): void {
      byPerson.set(personId, drafts);
    },
    /** Keeps it unless there is something newer. */
    keepOlder(personId: string, drafts: string): void {
      if (!byPerson.has(personId)) byPerson.set(personId, drafts);
    },
    /** Takes what a person had half finished; null when nothing is left at this PC. */
    take(personId: string): string | null {
      const drafts = byPerson.get(personId) ?? null;
      byPerson.delete(personId);
      return drafts;
    },
    /** Whoever left something half finished at this PC. */
    people: (): string[] => [...byPerson.keys()],
    /** The page of this ended session may hand over what it holds, once. */
    expect(token: string, personId: string): void {
      expected.set(token, personId);
    },
    expectNoMore(token: string): void {
      expected.delete(token);
    },
    /** Takes what the page of an ended session held, unless something is here or its person has the next one. @returns whether it is kept here */
    handOver(token: string, drafts: string, hasNext: (personId: string) => boolean): boolean {
      const personId = expected.get(token);
      if (personId === undefined) return false;
      expected.delete(token);
      if (hasNext(personId) || byPerson.has(personId)) return false;
      byPerson.set(personId, drafts);
      return true;
    },
  };
}
