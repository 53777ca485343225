// A photo of the 127 sign, 48 by 32 pixels, as Chromium's canvas wrote it, without its colour profile.
import { createHash } from 'node:crypto';
import type { PhotoInput } from '#core/assets/photos/contract.ts';

const jpegBase64 = [
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAoHBwgHBgoICAgLCgoLDhgQDg0NDh0VFhEYIx8lJCIfIiEmKzcvJik0KSEiMEExNDk7',
  'Pj4+JS5ESUM8SDc9Pjv/2wBDAQoLCw4NDhwQEBw7KCIoOzs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7',
  'Ozs7Ozs7Ozv/wAARCAAgADADASIAAhEBAxEB/8QAGQABAQEAAwAAAAAAAAAAAAAAAAUDAgQG/8QAKBAAAQQCAQMCBwEAAAAAAAAA',
  'AQACAwQFESESQVEGExQiJDEyYoGR/8QAGAEBAAMBAAAAAAAAAAAAAAAAAgADBQb/xAAaEQADAQEBAQAAAAAAAAAAAAAAARECYRIT',
  '/9oADAMBAAIRAxEAPwCAi7FE022A+82R8LQT0RnReew32Hkqnk6uMx/q6xWmikbQhlI9uI7drXA2T57ronqOGCs1UiIr9mPGnD18',
  'tHi2wfVGL2DM8smYG7J2TsaPB0e643DjXenviRiYatixL01zHLI49LfzcQ5xGvs0f3wj9OC8dISIisKzenBBYmLLFyOozp37kjHO',
  'G/GmglX8kcHf9Vm7LlWSUrErnyBsUoLQBwD8vc8cb0vMog8V2jWopCxnXw2SLDMtXs9JDI60EMjGxM8N6mgAD/eVjm7VexPWjqSd',
  'cFerHE06I51t3B/YuU1FFhKcI9WhERMB/9k=',
].join('');

export const jpegOfSign: Uint8Array = Buffer.from(jpegBase64, 'base64');

/** Bytes with their hash, as the page sends a photo. */
export function photoOf(bytes: Uint8Array): PhotoInput {
  return {
    jpegBase64: Buffer.from(bytes).toString('base64'),
    sha256: createHash('sha256').update(bytes).digest('hex'),
    withoutClients: true,
    showsDayCode: true,
  };
}

export const photoOfSign = photoOf(jpegOfSign);

/** Other photos of the sign: each has other bytes. */
export function photoNumber(n: number): PhotoInput {
  const bytes = Buffer.from(jpegOfSign);
  // Of a table of quantisation: any value but nought is one.
  bytes[bytes.indexOf(Buffer.from([0xff, 0xdb])) + 20] = n + 1;
  return photoOf(bytes);
}

/** The JPEG with a segment before its tables: its marker's second byte, and what is in it. */
export function withSegment(jpeg: Uint8Array, marker: number, content: Uint8Array | string): Uint8Array {
  const bytes = Buffer.from(content);
  const length = bytes.length + 2;
  return Buffer.concat([
    jpeg.subarray(0, 2),
    Buffer.from([0xff, marker, length >> 8, length & 0xff]),
    bytes,
    jpeg.subarray(2),
  ]);
}
