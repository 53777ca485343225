// Draws a QR code of digits. Digits only, on purpose: a scanner that types them is garbled by no keyboard layout, and three
// of them take ten bits.
import encodeQR from 'qr';

/** The standard's quiet zone, modules. */
export const quietZone = 4;

/** `dark` is a path of the runs of dark modules, row by row, in a square of `side` modules with its quiet zone. */
export function drawQr(digits: string): { side: number; dark: string } {
  const rows = encodeQR(digits, 'raw', { ecc: 'medium', encoding: 'numeric', border: quietZone });
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
