// Which person's session each page calls with. A print window has no session of its own: it calls in the name of
// the page that asked for the print, and forgets it when it closes.

export type PageSessions = {
  /** Notes the session that a page just used, and returns the one that its call is made with. */
  seen(contentsId: number, session: string | undefined): string | undefined;
  /** Lets a print window call with the last session of another page. */
  lend(fromId: number, toId: number): void;
  forget(contentsId: number): void;
  /** The session that each page called with last. */
  all(): readonly string[];
};

/** Sessions of the pages of this run; kept in memory only. */
export function createPageSessions(): PageSessions {
  const last = new Map<number, string>();
  const lent = new Map<number, string>();
  return {
    seen(contentsId, session) {
      if (session === undefined) last.delete(contentsId);
      else last.set(contentsId, session);
      return session ?? lent.get(contentsId);
    },
    lend(fromId, toId) {
      const session = last.get(fromId);
      if (session !== undefined) lent.set(toId, session);
    },
    all: () => [...new Set(last.values())],
    forget(contentsId) {
      last.delete(contentsId);
      lent.delete(contentsId);
    },
  };
}
