// Code 128 (ISO/IEC 15417), code set B: letters, digits and signs as bars, for the scanners of a desk that read no QR code.

/** Widths of the bars and spaces of each value, bar first; the last one is the stop sign. */
const widths =
  '212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 ' +
  '123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 ' +
  '232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 ' +
  '313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 ' +
  '111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 ' +
  '111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 ' +
  '114311 411113 411311 113141 114131 311141 411131 211412 211214 211232 2331112';
const patterns = widths.split(' ');
const startB = 104;
const stop = 106;
const modulus = 103;
/** Clear modules on either side, without which a scanner finds no beginning. */
const quiet = 10;

/** Values from the start sign to the stop sign, the check among them; null for a text with a sign that the set has not. */
export function code128Values(text: string): number[] | null {
  const values = Array.from(text, (sign) => (sign.codePointAt(0) ?? 0) - 32);
  if (values.length === 0 || values.some((value) => value < 0 || value > 94)) return null;
  const check = values.reduce((sum, value, place) => sum + value * (place + 1), startB) % modulus;
  return [startB, ...values, check, stop];
}

export type BarDrawing = {
  /** Modules across, the quiet zones included. */
  readonly across: number;
  /** The bars as an SVG path of height 1. */
  readonly bars: string;
};

/** Draws a text of ASCII; null where it cannot be written so. */
export function drawCode128(text: string): BarDrawing | null {
  const values = code128Values(text);
  if (values === null) return null;
  let at = quiet;
  let bars = '';
  for (const value of values) {
    Array.from(patterns[value] ?? '', Number).forEach((width, place) => {
      if (place % 2 === 0) bars += `M${at} 0h${width}v1h-${width}z`;
      at += width;
    });
  }
  return { across: at + quiet, bars };
}
