// What is held of an office: every stream's head, its signed head, and the ends of the branches that contradict it.
import { and, asc, desc, eq, isNotNull } from 'drizzle-orm';
import {
  allNamed,
  branchesNamed,
  type HeadsAnswer,
  quarantinedNamed,
  streamsNamed,
} from '#core/foundation/wire/contract.ts';
import { attestKeys } from '../server-keys/attest-keys.ts';
import { attestEpoch, type Identity, storedIdentity } from '../server-keys/identity.ts';
import { entries, streams } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import { acknowledge, signedBranch } from './acknowledge.ts';
import { branchEnds, quarantinedIn } from './named-of-office.ts';
import type { Stream } from './streams.ts';

type HeldStreamFacts = Stream & {
  branches: { seq: number; hash: string }[];
  quarantined: number[];
};

/** Streams of an office, or of one of its devices, in the order of their first batch; of too many the asking one's are among them. */
async function heldStreams(
  store: Store,
  office: string,
  device: string | undefined,
  asker: string,
): Promise<HeldStreamFacts[]> {
  const these = and(
    eq(streams.office, office),
    device === undefined ? undefined : eq(streams.device, device),
  );
  const held = await store
    .select()
    .from(streams)
    .where(these)
    .orderBy(desc(eq(streams.device, asker)), asc(streams.id))
    .limit(streamsNamed);
  const ends = await branchEnds(store, office, asker);
  const branches = takeOf(branchesNamed, allNamed);
  const quarantined = takeOf(quarantinedNamed, allNamed);
  const notUnderstood = await quarantinedIn(store, office, asker);
  return held
    .map((stream) => ({
      ...stream,
      branches: branches(ends.get(stream.id) ?? []),
      quarantined: quarantined(notUnderstood.get(stream.id) ?? []),
    }))
    .toSorted((one, other) => one.id - other.id);
}

/** The last of a list, at most so many of each and of all lists together. */
function takeOf(ofEach: number, ofAll: number): <T>(list: readonly T[]) => T[] {
  let left = ofAll;
  return (list) => {
    const taken = list.slice(Math.max(0, list.length - Math.min(ofEach, left)));
    left -= taken.length;
    return taken;
  };
}

/** Sequence numbers of a stream that are kept without being understood: the newest. */
export async function quarantinedOf(store: Store, stream: Stream): Promise<number[]> {
  const rows = await store
    .select({ seq: entries.seq })
    .from(entries)
    .where(
      and(eq(entries.office, stream.office), eq(entries.stream, stream.id), isNotNull(entries.quarantined)),
    )
    .orderBy(desc(entries.seq))
    .limit(quarantinedNamed);
  return rows.map(({ seq }) => seq).reverse();
}

/** All of it, or what `of` wrote, signed stream by stream: what every attempt to sync starts from. */
export async function headsAnswer(
  store: Store,
  identity: Identity,
  office: string,
  { asker, of }: { readonly asker: string; readonly of?: string | undefined },
  now: Date,
): Promise<HeadsAnswer> {
  // The epoch as it is now, whatever this process began with.
  const current = await storedIdentity(store);
  const { serverEpoch } = current;
  const held = await heldStreams(store, office, of, asker);
  return {
    streams: held.map((stream) => ({
      ...acknowledge(identity, serverEpoch, { ...stream, deviceId: stream.device }),
      deviceId: stream.device,
      epoch: stream.epoch,
      startHash: stream.startHash,
      branches: stream.branches.map(({ seq, hash }) => ({
        seq,
        hash,
        signature: signedBranch(identity, serverEpoch, stream, { seq, hash }),
      })),
      signedHead: signedHeadOf(stream),
    })),
    serverEpoch,
    epochAttestation: attestEpoch(current),
    keyAttestation: attestKeys(identity),
    serverTime: now.toISOString(),
  };
}

function signedHeadOf({ signedSeq, signedHash, headSignature }: HeldStreamFacts) {
  if (signedSeq === null || signedHash === null || headSignature === null) return null;
  return { seq: signedSeq, hash: signedHash, signature: headSignature };
}
