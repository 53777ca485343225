// A sign before it is shown.
import type { Evidence, SharingAlert } from './contract.ts';

/** A sign as it is kept together: `facts` are the keys that an answer names. */
export type FoundAlert = Omit<SharingAlert, 'isOwn' | 'personName' | 'otherName' | 'evidence' | 'count'> & {
  readonly otherId: string | null;
  readonly facts: readonly {
    readonly key: string;
    readonly evidence: Evidence;
    readonly devices: readonly string[];
  }[];
};
