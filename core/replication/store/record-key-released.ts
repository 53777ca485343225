// After an open: a key that came from the province is journalled once, whoever opened the office by it and however.
import type { Desk } from '#core/access/request-context/desk.ts';
import { readReleases, removeReleases } from '#core/journal/device/release-note.ts';
import { keyReleased } from './entries.ts';

/** Journals the releases that are noted in the office's folder. Killed half-way, the next open goes on (A25). */
export function recordKeyReleased(desk: Desk): void {
  const releases = readReleases(desk.dir, desk.dataKey);
  for (const release of releases) {
    if (desk.reads.store.isReleaseKnown(release.request)) continue;
    desk.path.execute(null, (tx) => tx.append(keyReleased, { id: tx.newId(), ...release }));
  }
  if (releases.length > 0) removeReleases(desk.dir);
}
