// A QR code of digits as one drawing, with its quiet zone; black on white in every theme, for a scanner reads nothing else.
import { useMemo } from 'react';
import { qrOfDigits } from '#core/leaves/qr/qr-of-digits.ts';

const quiet = 4;

type QrImageProps = { digits: string; label: string; className?: string | undefined };

export function QrImage({ digits, label, className }: QrImageProps) {
  const { side, dark } = useMemo(() => draw(digits), [digits]);
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${String(side)} ${String(side)}`}
      shapeRendering="crispEdges"
      className={className}
    >
      <rect width={side} height={side} fill="#ffffff" />
      <path d={dark} fill="#000000" />
    </svg>
  );
}

/** Runs of dark modules, row by row. */
function draw(digits: string): { side: number; dark: string } {
  const rows = qrOfDigits(digits);
  const dark = rows.map((row, y) =>
    [
      ...row
        .map((isDark) => (isDark ? '1' : '0'))
        .join('')
        .matchAll(/1+/g),
    ]
      .map(
        (run) =>
          `M${String(run.index + quiet)} ${String(y + quiet)}h${String(run[0].length)}v1h-${String(run[0].length)}z`,
      )
      .join(''),
  );
  return { side: rows.length + 2 * quiet, dark: dark.join('') };
}
