// What has this PC's data key kept by the province as well; a demonstration, whose key is public, has none.

export type KeyKeeper = {
  /** Raw 32-byte data key. */
  readonly dataKey: Uint8Array;
  /** Puts the wrap for the province into both key files, where it is not yet. */
  toKeyFiles(wrap: string): void;
};
