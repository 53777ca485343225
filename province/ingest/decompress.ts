// Opens a batch's body after its signature was verified. The size is capped while decompressing, so that a small
// body that grows without end costs no more memory than an honest one.
import { promisify } from 'node:util';
import { constants, gunzip, zstdDecompress } from 'node:zlib';
import { batchLimits } from '#core/foundation/wire/contract.ts';
import { SyncProblemError } from '../http/problems.ts';

const maxOutputLength = batchLimits.decompressedBytes;
/** 32 MB: a frame may ask for its window before it has shown anything. */
const zstdOptions = { maxOutputLength, params: { [constants.ZSTD_d_windowLogMax]: 25 } };

/**
 * @throws SyncProblemError TOO_LARGE beyond the cap, MALFORMED for a broken body or an unknown encoding.
 */
export async function decompressBody(body: Buffer, encoding: string): Promise<Buffer> {
  try {
    switch (encoding) {
      case 'zstd':
        return await promisify(zstdDecompress)(body, zstdOptions);
      case 'gzip':
        return await promisify(gunzip)(body, { maxOutputLength });
      case 'identity':
        return body;
    }
  } catch (error) {
    if (error instanceof RangeError)
      throw new SyncProblemError('TOO_LARGE', 'The body grows beyond the limit.');
    throw new SyncProblemError('MALFORMED', `The body is not ${encoding}.`);
  }
  throw new SyncProblemError('MALFORMED', 'Content-Encoding must be zstd, gzip or identity.');
}
