// Makes a photo of what a camera or a file shows: drawn anew, so that nothing of the file is left but its picture, no larger than
// the office keeps one, and with its hash.

import { type PhotoInput, photoLimits } from '#core/assets/photos/contract.ts';
import { withoutMetadata } from '#core/foundation/images/jpeg.ts';

/** Sides in pixels and qualities that are tried in turn until the bytes fit. */
const attempts: readonly (readonly [side: number, quality: number])[] = [
  [photoLimits.side, 0.8],
  [photoLimits.side, 0.6],
  [1024, 0.6],
  [800, 0.5],
  [640, 0.4],
];

/** The photo, or null when what was drawn cannot be made small enough. */
export async function photoOfImage(
  image: CanvasImageSource,
  { width, height }: { width: number; height: number },
): Promise<PhotoInput | null> {
  for (const [side, quality] of attempts) {
    const scale = Math.min(1, side / Math.max(width, height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(width * scale));
    canvas.height = Math.max(1, Math.round(height * scale));
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((made) => canvas.toBlob(made, 'image/jpeg', quality));
    // A browser's own JPEG has a colour profile that names its maker.
    const bytes = blob === null ? null : withoutMetadata(new Uint8Array(await blob.arrayBuffer()));
    if (bytes !== null && bytes.length <= photoLimits.bytes) return withHash(bytes);
  }
  return null;
}

/** The photo of a picture file of any kind that the browser reads, upright as it was taken; null when it reads none in it. */
export async function photoOfFile(file: Blob): Promise<PhotoInput | null> {
  let image: ImageBitmap;
  try {
    image = await createImageBitmap(file);
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
  try {
    return await photoOfImage(image, image);
  } finally {
    image.close();
  }
}

async function withHash(bytes: Uint8Array): Promise<PhotoInput> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes)));
  const sha256 = Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return { jpegBase64: base64Of(bytes), sha256, withoutClients: true, showsDayCode: false };
}

function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (let from = 0; from < bytes.length; from += 0x8000)
    text += String.fromCharCode(...bytes.subarray(from, from + 0x8000));
  return btoa(text);
}
