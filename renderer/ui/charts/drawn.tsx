// A chart as it was worked out (core/foundation/reporting/charts), drawn; who cannot see it reads the table that stands with it.
import type { Drawing, Mark } from '#core/foundation/reporting/charts/drawing.ts';
import { classNames } from '../class-names.ts';
import styles from './charts.module.css';

type DrawnProps = {
  drawing: Drawing;
  /** What it shows, in one sentence; left out where what stands beside it says the same. */
  label?: string;
  className?: string | undefined;
  /** Takes the room that it has, whatever its own proportions. */
  isStretched?: boolean;
};

export function Drawn({
  drawing: { width, height, marks },
  label,
  className,
  isStretched = false,
}: DrawnProps) {
  return (
    <svg
      className={className ?? styles.chart}
      viewBox={`0 0 ${width} ${height}`}
      {...(isStretched ? { preserveAspectRatio: 'none' } : {})}
      role={label === undefined ? undefined : 'img'}
      aria-label={label}
      aria-hidden={label === undefined}
    >
      {marks.map((mark) => (
        <DrawnMark key={mark.id} mark={mark} />
      ))}
    </svg>
  );
}

function DrawnMark({ mark }: { mark: Mark }) {
  const { kind, tone } = mark;
  switch (kind) {
    case 'rect': {
      const { x, y, width, height, strength, title } = mark;
      return (
        <rect className={styles[tone]} {...{ x, y, width, height }} fillOpacity={strength}>
          {title === undefined ? null : <title>{title}</title>}
        </rect>
      );
    }
    case 'path':
      return <path className={styles[tone]} d={mark.d} />;
    case 'dot':
      return (
        <circle className={classNames(styles[tone], styles.dot)} cx={mark.x} cy={mark.y} r={2}>
          {mark.title === undefined ? null : <title>{mark.title}</title>}
        </circle>
      );
    case 'text':
      return (
        <text
          className={styles[tone]}
          x={mark.x}
          y={mark.y}
          textAnchor={mark.anchor}
          {...(mark.isLtr === true ? { direction: 'ltr' } : {})}
        >
          {mark.text}
        </text>
      );
  }
}
