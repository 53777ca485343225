// What is heard of a province that signs no whole answers yet (signed-answer.ts): what its acknowledgements prove, and nothing
// else. Anybody may have put such an answer together of what it once signed: it says no time, takes no mark and no
// acknowledgement back, and brings no epoch but one of which the province's own word is later than what is known.
import type { EpochAttestation } from '#core/foundation/wire/contract.ts';
import type { Comparison, Mark } from './chains.ts';
import type { SyncDesk } from './sync-desk.ts';
import type { OwnStream, Province } from './sync-store.ts';

type Desk = Pick<SyncDesk, 'reads'>;
type Named = { readonly serverEpoch: string; readonly epochAttestation: EpochAttestation | null };
type Heard = Pick<Comparison, 'marks' | 'unsent'> & { readonly isOtherEpoch: boolean };

/**
 * What is left of an answer whose acknowledgements and word hold; null when it goes by an epoch that may be an older one, or by
 * none. @param compared what is here against all that the answer says
 */
export function provedPart(
  desk: Desk,
  known: Pick<Province, 'serverEpoch' | 'epochSince'>,
  { serverEpoch, epochAttestation }: Named,
  compared: Comparison,
): Heard | null {
  const { marks, unsent } = compared;
  if (known.serverEpoch !== serverEpoch) {
    const isLater =
      epochAttestation !== null && (known.epochSince === null || known.epochSince < epochAttestation.since);
    // What the province signed under an earlier epoch of its store it may have lost.
    return isLater ? { marks, unsent, isOtherEpoch: true } : null;
  }
  const ownStream = streamsBy(desk);
  return {
    marks: raising(desk, marks),
    unsent: unsent.flatMap(({ key, after }) => {
      const { ackedSeq = 0, headSeq = 0 } = ownStream(key) ?? {};
      const from = Math.max(after, ackedSeq);
      return from < headSeq ? [{ key, after: from }] : [];
    }),
    isOtherEpoch: false,
  };
}

/** Of the marks those that say no less than is known, in whichever way. */
export function raising(desk: Desk, marks: readonly Mark[]): Mark[] {
  const ownStream = streamsBy(desk);
  return marks.flatMap((mark) => {
    const own = ownStream(mark.key);
    if (own === undefined || mark.ackedSeq < own.ackedSeq) return [];
    return [{ ...mark, backedUpSeq: Math.max(mark.backedUpSeq, own.backedUpSeq) }];
  });
}

/** Those of each device are read once. */
function streamsBy({ reads }: Desk): (key: Mark['key']) => OwnStream | undefined {
  const known = new Map<string, Map<string, OwnStream>>();
  return ({ device, epoch }) => {
    const read = () => new Map(reads.sync.ownStreams(device).map((stream) => [stream.epoch, stream]));
    const ofDevice = known.get(device) ?? read();
    known.set(device, ofDevice);
    return ofDevice.get(epoch);
  };
}
