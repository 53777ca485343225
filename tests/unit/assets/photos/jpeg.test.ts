// The container of a photo: what is a picture and nothing else, and what is stripped from one (D17.10).
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPlainJpeg, withoutMetadata } from '#core/foundation/images/jpeg.ts';
import { jpegOfSign, withSegment } from '#tests/support/photo.ts';

const exif = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), Buffer.from('MM\0*GPS 35.7 51.4')]);
const metadata = [
  ['EXIF', withSegment(jpegOfSign, 0xe1, exif)],
  ['XMP', withSegment(jpegOfSign, 0xe1, 'http://ns.adobe.com/xap/1.0/\0<x/>')],
  ['a colour profile', withSegment(jpegOfSign, 0xe2, 'ICC_PROFILE\0')],
  ['Photoshop', withSegment(jpegOfSign, 0xed, 'Photoshop 3.0\0')],
  ['another application', withSegment(jpegOfSign, 0xef, 'x')],
  ['a comment', withSegment(jpegOfSign, 0xfe, 'taken by the window')],
  [
    'a JFIF header with a thumbnail',
    withSegment(jpegOfSign, 0xe0, 'JFIF\0\u0001\u0001\0\0\u0001\0\u0001\u0001\u0001abc'),
  ],
  ['something after its end', Buffer.concat([jpegOfSign, Buffer.from('PK\u0003\u0004')])],
  ['a second picture after it', Buffer.concat([jpegOfSign, jpegOfSign])],
] as const;

test('D17.10 a plain picture tells its size', () => {
  expect(readPlainJpeg(jpegOfSign)).toEqual({ width: 48, height: 32 });
});

test.each(metadata)('D17.10 %s is no part of a photo, and is stripped', (_name, jpeg) => {
  expect(readPlainJpeg(jpeg)).toBe('metadata');
  expect(Buffer.from(withoutMetadata(jpeg) ?? []).equals(Buffer.from(jpegOfSign))).toBe(true);
});

const start = Buffer.from([0xff, 0xd8]);
test.each([
  ['nothing', Buffer.alloc(0)],
  ['a PNG', Buffer.from('iVBORw0KGgoAAAANSUhEUgAAADAAAAAgCAYAAABU1PscAAAC', 'base64')],
  ['a WebP', Buffer.from('UklGRhIDAABXRUJQVlA4WAoAAAAgAAAALwAAHwAASUNDUMgB', 'base64')],
  ['a page with a picture’s name', Buffer.from('<!doctype html><script>alert(1)</script>')],
  ['a start alone', start],
  ['a start and an end', Buffer.concat([start, Buffer.from([0xff, 0xd9])])],
  ['a length beyond the end', Buffer.concat([start, Buffer.from([0xff, 0xdb, 0xff, 0xff, 0])])],
  ['a length of nothing', Buffer.concat([start, Buffer.from([0xff, 0xdb, 0, 0])])],
  ['a marker that no canvas writes', withSegment(jpegOfSign, 0xc8, 'x')],
  ['a torn one', jpegOfSign.subarray(0, jpegOfSign.length - 2)],
])('D17.10 %s is no photo', (_name, bytes) => {
  expect(readPlainJpeg(bytes)).toBe('not_jpeg');
});

const dqt = (...tables: Buffer[]) => withSegment(jpegOfSign, 0xdb, Buffer.concat(tables));
const table = (bytes: number) =>
  Buffer.concat([Buffer.from([bytes === 129 ? 0x10 : 0]), Buffer.alloc(bytes - 1, 1)]);
const text = Buffer.from('شکایت‌نامهٔ کامل در جدول '.repeat(20));
const huffman = (symbols: number) =>
  Buffer.concat([Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, symbols]), Buffer.alloc(8), Buffer.alloc(symbols, 1)]);

test.each([
  ['quantisation tables', dqt(table(65), table(129))],
  ['a Huffman table', withSegment(jpegOfSign, 0xc4, huffman(12))],
  ['a restart interval', withSegment(jpegOfSign, 0xdd, Buffer.from([0, 8]))],
])('D17.10 %s of the length that the standard says are part of a photo', (_name, bytes) => {
  expect(readPlainJpeg(bytes)).toEqual({ width: 48, height: 32 });
});

test.each([
  ['text in a table segment', withSegment(jpegOfSign, 0xdb, text)],
  ['text behind a quantisation table', dqt(table(65), text)],
  ['more quantisation tables than there are', dqt(...Array.from({ length: 5 }, () => table(65)))],
  ['text behind a Huffman table', withSegment(jpegOfSign, 0xc4, Buffer.concat([huffman(12), text]))],
  ['a Huffman table that is too short', withSegment(jpegOfSign, 0xc4, huffman(12).subarray(0, 20))],
  ['a restart interval with text', withSegment(jpegOfSign, 0xdd, text)],
  [
    'hundreds of table segments',
    Array.from({ length: 100 }).reduce<Uint8Array>((jpeg) => withSegment(jpeg, 0xdb, table(65)), jpegOfSign),
  ],
])('D17.10 %s is no photo', (_name, bytes) => {
  expect(readPlainJpeg(bytes)).toBe('not_jpeg');
  expect(withoutMetadata(bytes)).toBeNull();
});

/** The picture with its scan as often as asked. */
function withScans(count: number): Buffer {
  const scan = jpegOfSign.findIndex((byte, at) => byte === 0xff && jpegOfSign[at + 1] === 0xda);
  const body = jpegOfSign.subarray(scan, jpegOfSign.length - 2);
  return Buffer.concat([
    jpegOfSign.subarray(0, scan),
    ...Array.from({ length: count }, () => body),
    jpegOfSign.subarray(jpegOfSign.length - 2),
  ]);
}

test('D17.10 a picture of twenty scans is a photo, one of more keeps whoever shows it busy and is none', () => {
  expect(readPlainJpeg(withScans(20))).toEqual({ width: 48, height: 32 });
  expect(readPlainJpeg(withScans(21))).toBe('not_jpeg');
  expect(readPlainJpeg(withScans(12_000))).toBe('not_jpeg');
});

test('D17.10 a scan header of another length than its components have is none', () => {
  const bytes = Buffer.from(jpegOfSign);
  const scan = bytes.findIndex((byte, at) => byte === 0xff && bytes[at + 1] === 0xda);
  bytes[scan + 4] = 7;
  expect(readPlainJpeg(bytes)).toBe('not_jpeg');
});

test('D17.10 a picture of another size than its frame can have is no photo', () => {
  const frame = jpegOfSign.findIndex((byte, at) => byte === 0xff && jpegOfSign[at + 1] === 0xc0);
  for (const [offset, value] of [
    [6, 0],
    [8, 0],
    [9, 4],
    [4, 12],
  ] as const) {
    const bytes = Buffer.from(jpegOfSign);
    bytes[frame + offset] = value;
    if (offset !== 4) bytes[frame + offset - 1] = offset === 9 ? (bytes[frame + 8] ?? 0) : 0;
    expect(readPlainJpeg(bytes), `${offset}`).toBe('not_jpeg');
  }
});

test('D17.10 any bytes are answered, and what is left after stripping is plain or nothing', () => {
  const changed = fc
    .tuple(fc.integer({ min: 0, max: jpegOfSign.length - 1 }), fc.uint8Array({ minLength: 1, maxLength: 40 }))
    .map(([at, bytes]) =>
      Buffer.concat([jpegOfSign.subarray(0, at), Buffer.from(bytes), jpegOfSign.subarray(at + bytes.length)]),
    );
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 2000 }), changed), (bytes) => {
      const plain = withoutMetadata(bytes);
      if (plain === null) expect(readPlainJpeg(bytes)).toBe('not_jpeg');
      else expect(readPlainJpeg(plain)).not.toBe('metadata');
    }),
  );
});
