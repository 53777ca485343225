// Draws a QR code of digits, or of the capitals and digits of a tracking code. Nothing else, on purpose: digits are garbled
// by no keyboard layout and three of them take ten bits; capitals are read back by the keys that the scanner presses.
import encodeQR from 'qr';

/** The standard's quiet zone, modules. */
export const quietZone = 4;

/** `dark` is a path of the runs of dark modules, row by row, in a square of `side` modules with its quiet zone. */
export function drawQr(code: string): { side: number; dark: string } {
  const rows = encodeQR(code, 'raw', {
    ecc: 'medium',
    encoding: /^\d+$/.test(code) ? 'numeric' : 'alphanumeric',
    border: quietZone,
  });
  const dark = rows.map((row, y) =>
    [
      ...row
        .map((isDark) => (isDark ? '1' : '0'))
        .join('')
        .matchAll(/1+/g),
    ]
      .map(
        (run) => `M${String(run.index)} ${String(y)}h${String(run[0].length)}v1h-${String(run[0].length)}z`,
      )
      .join(''),
  );
  return { side: rows.length, dark: dark.join('') };
}
