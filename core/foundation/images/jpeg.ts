// Reads the container of a JPEG (ISO/IEC 10918-1) marker by marker: what a photo may hold beside its picture is decided here,
// for the page that strips and for core that refuses. Pure: never decodes the picture itself.

export type JpegFacts = { readonly width: number; readonly height: number };
export type JpegTrouble = 'not_jpeg' | 'metadata';

type Segment = {
  readonly marker: number;
  /** Offsets of the whole of it: marker, length, content, and the coded picture after a scan's header. */
  readonly from: number;
  readonly to: number;
};

const startOfImage = 0xd8;
const endOfImage = 0xd9;
const startOfScan = 0xda;
const huffmanTables = 0xc4;
const quantisationTables = 0xdb;
const restartInterval = 0xdd;
/** Baseline, extended and progressive frames; nothing else is written by a browser's canvas. */
const frames: ReadonlySet<number> = new Set([0xc0, 0xc1, 0xc2]);
/** Huffman and quantisation tables and the restart interval. */
const tables: ReadonlySet<number> = new Set([huffmanTables, quantisationTables, restartInterval]);
/** A progressive picture of three components has ten scans; more only keep whoever shows it busy. */
const mostScans = 20;
/** Before each scan come at most two Huffman tables for each of two components, one table segment each. */
const mostTableSegments = 4 * mostScans;
const isMetadata = (marker: number): boolean => (marker >= 0xe0 && marker <= 0xef) || marker === 0xfe;
const isRestart = (byte: number): boolean => byte >= 0xd0 && byte <= 0xd7;

/**
 * The size of a JPEG that holds a picture and nothing besides: no EXIF, no other application's segment, no comment, nothing
 * after its end. The sixteen bytes of a JFIF header without a thumbnail are let in.
 */
export function readPlainJpeg(bytes: Uint8Array): JpegFacts | JpegTrouble {
  const segments = segmentsOf(bytes);
  if (segments === null) return 'not_jpeg';
  const { found, end } = segments;
  const frame = found.filter(({ marker }) => frames.has(marker));
  const [only] = frame;
  if (only === undefined || frame.length !== 1) return 'not_jpeg';
  const facts = sizeOf(bytes, only);
  const firstScan = found.find(({ marker }) => marker === startOfScan);
  if (facts === null || firstScan === undefined || firstScan.from < only.from) return 'not_jpeg';
  const isPlain = found.every((segment) => !isMetadata(segment.marker) || isBareJfif(bytes, segment));
  return isPlain && end === bytes.length ? facts : 'metadata';
}

/** The same picture without what `readPlainJpeg` refuses; null when the bytes are no JPEG. */
export function withoutMetadata(bytes: Uint8Array): Uint8Array | null {
  const segments = segmentsOf(bytes);
  if (segments === null) return null;
  const kept = segments.found.filter((segment) => !isMetadata(segment.marker) || isBareJfif(bytes, segment));
  const plain = new Uint8Array(4 + kept.reduce((sum, { from, to }) => sum + to - from, 0));
  plain.set([0xff, startOfImage]);
  let at = 2;
  for (const { from, to } of kept) {
    plain.set(bytes.subarray(from, to), at);
    at += to - from;
  }
  plain.set([0xff, endOfImage], at);
  return plain;
}

/** Every segment between the two ends of the picture, and where its end lies; null when that is not how the bytes are made. */
function segmentsOf(bytes: Uint8Array): { readonly found: readonly Segment[]; readonly end: number } | null {
  if (bytes[0] !== 0xff || bytes[1] !== startOfImage) return null;
  const found: Segment[] = [];
  let from = 2;
  for (;;) {
    const marker = bytes[from + 1];
    if (bytes[from] !== 0xff || marker === undefined) return null;
    if (marker === endOfImage) return { found, end: from + 2 };
    if (!(frames.has(marker) || tables.has(marker) || marker === startOfScan || isMetadata(marker)))
      return null;
    const length = twoBytes(bytes, from + 2);
    if (length < 2 || from + 2 + length > bytes.length) return null;
    const header = from + 2 + length;
    if (!isOfItsLength(bytes, { marker, from: from + 4, to: header })) return null;
    const to = marker === startOfScan ? endOfCoded(bytes, header) : header;
    found.push({ marker, from, to });
    if (isTooMany(found, marker)) return null;
    from = to;
  }
}

function isTooMany(found: readonly Segment[], last: number): boolean {
  if (last === startOfScan) return found.filter(({ marker }) => marker === startOfScan).length > mostScans;
  return tables.has(last) && found.filter(({ marker }) => tables.has(marker)).length > mostTableSegments;
}

/** Whether the content of a table or of a scan's header is as long as it says itself: behind a table nothing else has room. */
function isOfItsLength(bytes: Uint8Array, { marker, from, to }: Segment): boolean {
  const length = to - from;
  switch (marker) {
    case restartInterval:
      return length === 2;
    case startOfScan: {
      const components = bytes[from] ?? 0;
      return components >= 1 && components <= 4 && length === 4 + 2 * components;
    }
    case quantisationTables:
      return isFilled(from, to, (at) => ((bytes[at] ?? 0) >> 4 === 0 ? 65 : 129), 4);
    case huffmanTables:
      return isFilled(from, to, (at) => 17 + symbolsOf(bytes, at), 8);
    default:
      return true;
  }
}

/** Whether tables of these sizes, at most so many, fill the place exactly. */
function isFilled(from: number, to: number, sizeAt: (at: number) => number, most: number): boolean {
  let at = from;
  for (let count = 0; at < to; count += 1) {
    if (count === most) return false;
    at += sizeAt(at);
  }
  return at === to && to > from;
}

/** Symbols of a Huffman table: the sum of its sixteen counts. */
function symbolsOf(bytes: Uint8Array, at: number): number {
  return bytes.subarray(at + 1, at + 17).reduce((sum, count) => sum + count, 0);
}

/** Where the coded picture after a scan's header ends: at the first marker that is neither stuffed nor a restart. */
function endOfCoded(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length) {
    const next = bytes[at + 1];
    if (bytes[at] === 0xff && next !== undefined && next !== 0 && !isRestart(next)) return at;
    at += bytes[at] === 0xff ? 2 : 1;
  }
  return bytes.length;
}

/** Lines and columns of a frame of eight bits with one or three components. */
function sizeOf(bytes: Uint8Array, { from, to }: Segment): JpegFacts | null {
  if (to - from < 12 || bytes[from + 4] !== 8) return null;
  const height = twoBytes(bytes, from + 5);
  const width = twoBytes(bytes, from + 7);
  const components = bytes[from + 9] ?? 0;
  if (components !== 1 && components !== 3) return null;
  return width === 0 || height === 0 || to - from !== 10 + 3 * components ? null : { width, height };
}

/** `JFIF`, version, density and a thumbnail of nothing: sixteen bytes after the marker, no more. */
function isBareJfif(bytes: Uint8Array, { marker, from, to }: Segment): boolean {
  const name = [0x4a, 0x46, 0x49, 0x46, 0];
  return (
    marker === 0xe0 &&
    to - from === 18 &&
    name.every((byte, index) => bytes[from + 4 + index] === byte) &&
    bytes[to - 2] === 0 &&
    bytes[to - 1] === 0
  );
}

const twoBytes = (bytes: Uint8Array, at: number): number => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
