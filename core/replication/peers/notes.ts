// What this PC notes for itself of the others: where they are, when they were heard, what they hold. No note is worth a link: one
// that the disk refuses is kept in memory and written when there is room (N46).

export type Notes = ReturnType<typeof createNotes>;

/** `failed` is told why a note was not written. */
export function createNotes(failed: (error: unknown) => void) {
  const unwritten = new Map<string, () => void>();
  function write(name: string, work: () => void): void {
    try {
      work();
      unwritten.delete(name);
    } catch (error) {
      unwritten.set(name, work);
      failed(error);
    }
  }
  return {
    /** Writes a note. It takes the place of one of the same name that is not written yet. */
    write,
    /** Tries again to write what is not written. @returns whether everything is */
    writeAgain(): boolean {
      for (const [name, work] of [...unwritten]) write(name, work);
      return unwritten.size === 0;
    },
  };
}
