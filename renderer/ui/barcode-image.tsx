// A text as bars (Code 128), with its quiet zone; black on white in every theme, for a scanner reads nothing else.
import { useMemo } from 'react';
import { drawCode128 } from './code128.ts';

type BarcodeImageProps = { text: string; label: string; className?: string | undefined };

/** Nothing where the text has a sign that cannot be written so. */
export function BarcodeImage({ text, label, className }: BarcodeImageProps) {
  const drawn = useMemo(() => drawCode128(text), [text]);
  if (drawn === null) return null;
  const { across, bars } = drawn;
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${String(across)} 1`}
      preserveAspectRatio="none"
      shapeRendering="crispEdges"
      className={className}
    >
      <rect width={across} height={1} fill="#ffffff" />
      <path d={bars} fill="#000000" />
    </svg>
  );
}
