// Writes the table of photos: where each one's bytes are kept, never the bytes.
import { applier, type EntryApplier, factOf } from '#core/journal/log/entry-applier.ts';
import type { Store } from '#db/open-store.ts';
import { preparedInsert } from '#db/prepared.ts';
import { photos } from '#db/schema/assets/photos.ts';
import { photoKept } from './entries.ts';

/** The appliers of this duty over a store. */
export function photosAppliers({ orm }: Store): readonly EntryApplier[] {
  const insertPhoto = preparedInsert(orm, photos);
  return [
    applier(photoKept, (entry) => {
      const { photoId, of, ofId, sha256, dayCode } = entry.body;
      insertPhoto({
        id: photoId,
        of,
        ofId,
        sha256,
        dayCode,
        epoch: entry.epoch,
        seq: entry.seq,
        ...factOf(entry),
      });
    }),
  ];
}
