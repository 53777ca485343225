// Whose heads hold nothing up any more (J39): the streams of PCs whose removal is placed here. An entry names a stream by a hash,
// so a stream is found when it is here, or when a removal names its epoch.
import { z } from 'zod';
import { parseJsonBytes } from '#core/foundation/wire/canonical.ts';
import { streamName } from '#core/foundation/wire/short-names.ts';
import type { JournalReads } from './journal-store.ts';

/** What of a `device.removed` is read here; of one that reads otherwise nothing. */
const removal = z.object({
  body: z.object({ deviceId: z.string(), epochs: z.array(z.string()).catch([]) }),
});

/** Highest Lamport clock of an entry that is placed without all that it names: half of the room stays. */
export const highestUnproved = 2 ** 52;

/** The short names of all streams of removed PCs that this PC knows of. */
export function goneStreams(
  journal: Pick<JournalReads, 'removals' | 'streams' | 'wireEpoch'>,
): ReadonlySet<string> {
  const names = new Set<string>();
  const removals = journal.removals();
  if (removals.length === 0) return names;
  const gone = new Set<string>();
  for (const bytes of removals) {
    const read = removal.safeParse(parseJsonBytes(bytes));
    if (!read.success) continue;
    const { deviceId, epochs } = read.data.body;
    gone.add(deviceId);
    for (const epoch of epochs) names.add(streamName(deviceId, epoch));
  }
  for (const { device, epoch } of journal.streams())
    if (gone.has(device)) names.add(streamName(device, journal.wireEpoch({ device, epoch })));
  return names;
}
