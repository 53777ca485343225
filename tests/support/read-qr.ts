// Reads the drawing of a QR code as a camera would: from its pixels.
import decodeQR from 'qr/decode.js';
import { quietZone } from '#renderer/ui/qr-drawing.ts';

const pixelsPerModule = 4;

/**
 * The text of a code that drawQr drew, from the path of its dark modules: runs `M<x> <y>h<length>…`. Throws when nothing can be read.
 */
export function readQr(path: string): string {
  const runs = [...path.matchAll(/M(\d+) (\d+)h(\d+)/g)].map(
    ([, x, y, length]) => [Number(x), Number(y), Number(length)] as const,
  );
  const side = (Math.max(...runs.map(([x, , length]) => x + length)) + quietZone) * pixelsPerModule;
  const data = new Uint8Array(side * side * 4).fill(255);
  for (const [x, y, length] of runs)
    for (let row = y * pixelsPerModule; row < (y + 1) * pixelsPerModule; row += 1)
      for (let column = x * pixelsPerModule; column < (x + length) * pixelsPerModule; column += 1)
        data.fill(0, (row * side + column) * 4, (row * side + column) * 4 + 3);
  return decodeQR({ width: side, height: side, data });
}
