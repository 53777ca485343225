// What another PC of the office says, whichever version of the application it runs: a newer one may add optional fields, which
// are left out, and kinds of messages, which are passed over. What changes a meaning has another version number instead.
import { z } from 'zod';
import { type PeerMessage, peerMessageSchema } from './contract.ts';

const kindSchema = z.looseObject({ kind: z.string() });
const kinds: ReadonlySet<string> = new Set(peerMessageSchema.options.map(({ shape }) => shape.kind.value));

/** The message; `unknown_kind` for one of which this version knows nothing; null when it is none. */
export function readPeerMessage(value: unknown): PeerMessage | 'unknown_kind' | null {
  const read = peerMessageSchema.safeParse(value);
  if (read.success) return read.data;
  const kind = kindSchema.safeParse(value);
  if (kind.success && !kinds.has(kind.data.kind)) return 'unknown_kind';
  for (const issue of read.error.issues) {
    if (issue.code !== 'unrecognized_keys') return null;
    for (const key of issue.keys) leaveOut(value, [...issue.path, key]);
  }
  return peerMessageSchema.safeParse(value).data ?? null;
}

/** Takes a field out of what was just read from JSON. */
function leaveOut(value: unknown, path: readonly PropertyKey[]): void {
  let holder = value;
  for (const step of path.slice(0, -1)) {
    if (typeof holder !== 'object' || holder === null) return;
    holder = Reflect.get(holder, step);
  }
  const last = path.at(-1);
  if (typeof holder === 'object' && holder !== null && last !== undefined)
    Reflect.deleteProperty(holder, last);
}
