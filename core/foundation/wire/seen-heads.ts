// How an entry names heads of other streams in few bytes (design.md §2): the first 64 bits of a stream's name and of a chain
// hash (short-names.ts). To name what is not there yet would take a second preimage.

/** A head that an entry names: [short name of the stream, number, short chain hash]. */
export type SeenHead = readonly [stream: string, seq: number, hash: string];

/** Most heads that one entry names; of more it names those with the highest `lc`. */
export const mostHeads = 256;
/** The first 64 bits of a hash, base64url. */
export const shortForm = /^[A-Za-z0-9_-]{10}[AEIMQUYcgkosw048]$/;

/** Negative where `one` stands before `other` in `seen`. */
export function compareHeads(one: SeenHead, other: SeenHead): number {
  if (one[0] !== other[0]) return one[0] < other[0] ? -1 : 1;
  if (one[1] !== other[1]) return one[1] - other[1];
  return one[2] === other[2] ? 0 : one[2] < other[2] ? -1 : 1;
}

/** A list in order, with nothing named twice. */
export const areInOrder = (heads: readonly SeenHead[]): boolean =>
  heads.every((head, index) => {
    const before = heads[index - 1];
    return before === undefined || compareHeads(before, head) < 0;
  });
