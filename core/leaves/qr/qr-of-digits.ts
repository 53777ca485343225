// A QR code of decimal digits (ISO/IEC 18004: numeric mode, error correction level M). Digits only, on purpose: a scanner
// that types them is garbled by no keyboard layout, and three of them take ten bits.
import { correctionBytes } from './field.ts';
import { drawQr } from './matrix.ts';

/** By version from 1: error correction bytes of each block, and the number of blocks, at level M. */
const correctionPerBlock = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26];
const blockCounts = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16];

/**
 * The modules of the code, rows from the top, true: dark. The quiet zone of four modules is the caller's.
 * @throws RangeError for anything but digits, or more than about 1,500 of them.
 */
export function qrOfDigits(digits: string): readonly (readonly boolean[])[] {
  if (!/^\d+$/.test(digits)) throw new RangeError('a code of digits holds digits only');
  const version =
    blockCounts.findIndex((_, index) => bitsNeeded(digits, index + 1) <= dataBits(index + 1)) + 1;
  if (version === 0) throw new RangeError(`${digits.length} digits do not fit into a code`);
  return drawQr(version, interleaved(dataBytes(digits, version), version));
}

const lengthBits = (version: number): number => (version < 10 ? 10 : 12);

function bitsNeeded(digits: string, version: number): number {
  const rest = [0, 4, 7][digits.length % 3] ?? 0;
  return 4 + lengthBits(version) + Math.floor(digits.length / 3) * 10 + rest;
}

const dataBits = (version: number): number => dataBytesOf(version) * 8;

function dataBytesOf(version: number): number {
  return allBytesOf(version) - (correctionPerBlock[version - 1] ?? 0) * (blockCounts[version - 1] ?? 0);
}

/** Bytes that a code holds outside of its fixed patterns. */
function allBytesOf(version: number): number {
  const side = version * 4 + 17;
  const alignments = version === 1 ? 0 : Math.floor(version / 7) + 2;
  // Finders with their separators and format bits, timing, alignment patterns and version bits.
  const alignmentModules = version === 1 ? 0 : (alignments * alignments - 3) * 25 - (alignments - 2) * 2 * 5;
  const fixed = 3 * 64 + 31 + 2 * (side - 16) + alignmentModules + (version >= 7 ? 36 : 0);
  return Math.floor((side * side - fixed) / 8);
}

function dataBytes(digits: string, version: number): number[] {
  let bits = `0001${digits.length.toString(2).padStart(lengthBits(version), '0')}`;
  for (const group of digits.match(/\d{1,3}/g) ?? []) {
    bits += Number(group)
      .toString(2)
      .padStart([0, 4, 7, 10][group.length] ?? 0, '0');
  }
  const room = dataBits(version);
  bits += '0'.repeat(Math.min(4, room - bits.length));
  bits += '0'.repeat((8 - (bits.length % 8)) % 8);
  const bytes = (bits.match(/[01]{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2));
  for (let pad = 0xec; bytes.length < room / 8; pad ^= 0xec ^ 0x11) bytes.push(pad);
  return bytes;
}

/** The blocks with their correction, read across: first bytes, second bytes, … */
function interleaved(data: readonly number[], version: number): number[] {
  const count = blockCounts[version - 1] ?? 1;
  const correction = correctionPerBlock[version - 1] ?? 0;
  const short = Math.floor(data.length / count);
  const longOnes = data.length % count;
  const blocks = Array.from({ length: count }, (_, index) => {
    const longBefore = Math.max(0, index - (count - longOnes));
    const from = index * short + longBefore;
    return data.slice(from, from + short + (index >= count - longOnes ? 1 : 0));
  });
  const corrections = blocks.map((block) => correctionBytes(block, correction));
  return [...across(blocks), ...across(corrections)];
}

function across(blocks: readonly (readonly number[])[]): number[] {
  const longest = Math.max(...blocks.map(({ length }) => length));
  return Array.from({ length: longest }, (_, index) =>
    blocks.flatMap((block) => (index < block.length ? [block[index] ?? 0] : [])),
  ).flat();
}
