// Reads a QR code of digits back from its modules, by the standard and not by the code that draws it: format, mask, blocks
// with their syndromes, numeric mode.

/** By version: [bytes of correction in a block, blocks] at level M (ISO/IEC 18004, table 9). */
const levelM: readonly (readonly [number, number])[] = [
  [10, 1],
  [16, 1],
  [26, 1],
  [18, 2],
  [24, 2],
  [16, 4],
  [18, 4],
  [22, 4],
  [22, 5],
  [26, 5],
  [30, 5],
  [22, 8],
  [22, 9],
  [24, 9],
  [24, 10],
  [28, 10],
  [28, 11],
  [26, 13],
  [26, 14],
  [26, 16],
];
/** Centres of the alignment patterns by version (annex E). */
const centres: readonly (readonly number[])[] = [
  [],
  [6, 18],
  [6, 22],
  [6, 26],
  [6, 30],
  [6, 34],
  [6, 22, 38],
  [6, 24, 42],
  [6, 26, 46],
  [6, 28, 50],
  [6, 30, 54],
  [6, 32, 58],
  [6, 34, 62],
  [6, 26, 46, 66],
  [6, 26, 48, 70],
  [6, 26, 50, 74],
  [6, 30, 54, 78],
  [6, 30, 56, 82],
  [6, 30, 58, 86],
  [6, 34, 62, 90],
];
const masks: readonly ((i: number, j: number) => boolean)[] = [
  (i, j) => (i + j) % 2 === 0,
  (i) => i % 2 === 0,
  (_i, j) => j % 3 === 0,
  (i, j) => (i + j) % 3 === 0,
  (i, j) => (Math.floor(i / 2) + Math.floor(j / 3)) % 2 === 0,
  (i, j) => ((i * j) % 2) + ((i * j) % 3) === 0,
  (i, j) => (((i * j) % 2) + ((i * j) % 3)) % 2 === 0,
  (i, j) => (((i + j) % 2) + ((i * j) % 3)) % 2 === 0,
];

/** The modules of a drawing by QrImage: runs `M<x> <y>h<length>…`, with a quiet zone of four. */
export function modulesOf(path: string): boolean[][] {
  const runs = [...path.matchAll(/M(\d+) (\d+)h(\d+)/g)].map(
    ([, x, y, length]) => [Number(x), Number(y), Number(length)] as const,
  );
  const side = Math.max(...runs.map(([x, , length]) => x + length)) - 4;
  const rows = Array.from({ length: side }, () => new Array<boolean>(side).fill(false));
  for (const [x, y, length] of runs) rows[y - 4]?.fill(true, x - 4, x - 4 + length);
  return rows;
}

/** The digits of a code. @throws RangeError when a block of it does not hold together. */
export function readQr(rows: readonly (readonly boolean[])[]): string {
  const side = rows.length;
  const version = (side - 17) / 4;
  const at = (i: number, j: number): boolean => rows[i]?.[j] === true;
  const format = [0, 1, 2, 3, 4, 5, 7, 8].map((j) => at(8, j));
  const mask = masks[((format[2] ? 4 : 0) + (format[3] ? 2 : 0) + (format[4] ? 1 : 0)) ^ 0b101];
  if (mask === undefined) throw new RangeError('no mask');
  const bits: boolean[] = [];
  let isUp = true;
  for (let right = side - 1; right > 0; right -= 2) {
    if (right === 6) right = 5;
    for (let step = 0; step < side; step += 1) {
      const i = isUp ? side - 1 - step : step;
      for (const j of [right, right - 1])
        if (!isFixed(version, side, i, j)) bits.push(at(i, j) !== mask(i, j));
    }
    isUp = !isUp;
  }
  const bytes = Array.from({ length: Math.floor(bits.length / 8) }, (_, index) =>
    bits.slice(index * 8, index * 8 + 8).reduce((sum, bit) => sum * 2 + (bit ? 1 : 0), 0),
  );
  return digitsOf(dataOf(bytes, version), version);
}

function isFixed(version: number, side: number, i: number, j: number): boolean {
  const isFinder = (i < 9 && j < 9) || (i < 9 && j >= side - 8) || (i >= side - 8 && j < 9);
  const isVersion = version >= 7 && ((i < 6 && j >= side - 11) || (j < 6 && i >= side - 11));
  if (isFinder || isVersion || i === 6 || j === 6) return true;
  const lines = centres[version - 1] ?? [];
  return lines.some((ci) =>
    lines.some((cj) => {
      const isAtFinder = (ci === 6 && (cj === 6 || cj === side - 7)) || (ci === side - 7 && cj === 6);
      return !isAtFinder && Math.abs(i - ci) <= 2 && Math.abs(j - cj) <= 2;
    }),
  );
}

function dataOf(bytes: readonly number[], version: number): number[] {
  const [correction, count] = levelM[version - 1] ?? [0, 1];
  const data = bytes.length - correction * count;
  const sizes = Array.from(
    { length: count },
    (_, index) => Math.floor(data / count) + (index >= count - (data % count) ? 1 : 0),
  );
  const blocks = sizes.map((): number[] => []);
  let next = 0;
  const deal = (longest: number, takes: (index: number, round: number) => boolean) => {
    for (let round = 0; round < longest; round += 1)
      for (const [index, block] of blocks.entries()) if (takes(index, round)) block.push(bytes[next++] ?? 0);
  };
  deal(Math.max(...sizes), (index, round) => round < (sizes[index] ?? 0));
  deal(correction, () => true);
  for (const block of blocks) requireSound(block, correction);
  return blocks.flatMap((block, index) => block.slice(0, sizes[index]));
}

/** A block is sound when the polynomial of its bytes is nought at every power of two that the correction was made with. */
function requireSound(block: readonly number[], correction: number): void {
  let root = 1;
  for (let power = 0; power < correction; power += 1) {
    if (block.reduce((sum, byte) => times(sum, root) ^ byte, 0) !== 0)
      throw new RangeError('a block is damaged');
    root = times(root, 2);
  }
}

function times(one: number, other: number): number {
  let sum = 0;
  for (let bit = 7; bit >= 0; bit -= 1) {
    sum = (sum << 1) ^ (sum & 0x80 ? 0x11d : 0);
    if ((other >> bit) & 1) sum ^= one;
  }
  return sum & 0xff;
}

function digitsOf(data: readonly number[], version: number): string {
  const bits = data.map((byte) => byte.toString(2).padStart(8, '0')).join('');
  if (!bits.startsWith('0001')) throw new RangeError('not a code of digits');
  const size = version < 10 ? 10 : 12;
  const count = Number.parseInt(bits.slice(4, 4 + size), 2);
  let at = 4 + size;
  let digits = '';
  while (digits.length < count) {
    const group = Math.min(3, count - digits.length);
    const length = [0, 4, 7, 10][group] ?? 0;
    digits += String(Number.parseInt(bits.slice(at, at + length), 2)).padStart(group, '0');
    at += length;
  }
  return digits;
}
