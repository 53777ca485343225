// Marks and acknowledgements that say more than is known here. Within one epoch of the province's store, what another PC or a
// file brings of it never lowers what is known: it may be older.
import { type KeptAck, type Mark, withAck } from './chains.ts';
import { chainsOfDevice } from './province-contact.ts';
import type { SyncDesk } from './sync-desk.ts';
import type { OwnStream, SyncStore } from './sync-store.ts';

/** The streams of a device as they are here. */
type Streams = { readonly reads: { readonly sync: Pick<SyncStore, 'ownStreams'> } };

/** Of the marks those that say no less than is known, in whichever way. */
export function raising({ reads }: Streams, marks: readonly Mark[]): Mark[] {
  const known = new Map<string, Map<string, OwnStream>>();
  const ownStream = ({ device, epoch }: Mark['key']): OwnStream | undefined => {
    const read = () => new Map(reads.sync.ownStreams(device).map((stream) => [stream.epoch, stream]));
    const ofDevice = known.get(device) ?? read();
    known.set(device, ofDevice);
    return ofDevice.get(epoch);
  };
  return marks.flatMap((mark) => {
    const own = ownStream(mark.key);
    if (own === undefined || mark.ackedSeq < own.ackedSeq) return [];
    return [{ ...mark, backedUpSeq: Math.max(mark.backedUpSeq, own.backedUpSeq) }];
  });
}

/** The known acknowledgements with those that came: the newest of each chain here; the same array where nothing is new. */
export function withAcks(
  desk: Pick<SyncDesk, 'path'> & Streams,
  before: readonly KeptAck[],
  acks: readonly KeptAck[],
): readonly KeptAck[] {
  const { hashAt } = desk.path.journal;
  let known = before;
  for (const ack of acks) known = withAck(known, ack, chainsOfDevice(desk, ack.device), hashAt) ?? known;
  return known;
}
