// The key of demonstration and simulated offices. It is public on purpose: such an office holds invented people
// only and is watermarked; a folder is opened with it only when its marker says `demo`.
import { createHash } from 'node:crypto';

/** The fixed demonstration key (32 bytes). */
export function demonstrationKey(): Uint8Array {
  return new Uint8Array(createHash('sha256').update('pishkhan-demonstration-key-v1').digest());
}
