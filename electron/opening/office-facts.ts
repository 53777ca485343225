// What every message about an opened office says to a core process.

import type { OfficeFolder } from '../files/office-folder.ts';
import type { OpenedKey } from '../key-custody/open-office-key.ts';

type Facts = { readonly folder: OfficeFolder; readonly appVersion: string; readonly witnessHome: string };

/** The office's folder, its key and its second witness, which a demonstration has not. */
export function officeFacts({ folder, appVersion, witnessHome }: Facts, { key, demo }: OpenedKey) {
  return {
    dir: folder.dir,
    key: Buffer.from(key).toString('hex'),
    appVersion,
    ...(demo ? {} : { witnessHome }),
  };
}
