// Text of a report in the encodings that offices meet: UTF-8 with or without BOM, UTF-16 and windows-1256.
// Invariant: bytes that are no text in any of them are refused, not guessed.
import { refuseFile } from './refusal.ts';

function startsWith(bytes: Uint8Array, ...start: number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

/** Latin text in UTF-16 has a zero in every second byte; Persian words and digits leave enough of them. */
function looksLikeUtf16(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 4096);
  const zeros = sample.filter((byte, index) => index % 2 === 1 && byte === 0).length;
  const zerosAtEven = sample.filter((byte, index) => index % 2 === 0 && byte === 0).length;
  return zeros > sample.length / 20 && zerosAtEven === 0;
}

function decodeAs(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

function decode(bytes: Uint8Array): string | undefined {
  if (startsWith(bytes, 0xff, 0xfe)) return decodeAs('utf-16le', bytes);
  if (startsWith(bytes, 0xfe, 0xff)) return decodeAs('utf-16be', bytes);
  if (looksLikeUtf16(bytes)) return decodeAs('utf-16le', bytes);
  return decodeAs('utf-8', bytes) ?? decodeAs('windows-1256', bytes);
}

/** Control characters other than white space: what decodes to them was a picture or a program, not a report. */
function hasControlCharacters(text: string): boolean {
  return /[^\P{Cc}\s\u0085]/u.test(text);
}

/**
 * The text of a CSV, TSV or HTML file without its BOM.
 * @throws PSP_FILE_UNREADABLE when the bytes are not text.
 */
export function decodeText(bytes: Uint8Array): string {
  const text = decode(bytes);
  if (text === undefined || hasControlCharacters(text)) throw refuseFile('PSP_FILE_UNREADABLE');
  return text;
}
