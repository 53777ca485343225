// A QR code of digits as one drawing, with its quiet zone; black on white in every theme, for a scanner reads nothing else.
import { useMemo } from 'react';
import { drawQr } from './qr-drawing.ts';

type QrImageProps = { digits: string; label: string; className?: string | undefined };

export function QrImage({ digits, label, className }: QrImageProps) {
  const { side, dark } = useMemo(() => drawQr(digits), [digits]);
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
