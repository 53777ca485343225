// Bars over time, drawn as the reader reads: in Persian from right to left. They start at zero; what each is held against is a tick on
// it, not a second bar. Who cannot see it reads the table beside it.
import { useLanguage } from '../../i18n/language.ts';
import { classNames } from '../class-names.ts';
import styles from './charts.module.css';

export type TimeBar = {
  id: string;
  value: number;
  /** Null where there is nothing to hold it against. */
  before: number | null;
  /** Under the bar; empty for most of many. */
  label: string;
  /** In place of a bar: why there is none. */
  mark?: string | undefined;
};

type DayBarsProps = {
  /** What it shows, in one sentence. */
  label: string;
  bars: readonly TimeBar[];
  /** How a value stands at the axis. */
  axisText: (value: number) => string;
};

const [width, height] = [640, 130];
const [axisWidth, footHeight, top] = [44, 18, 8];

export function DayBars({ label, bars, axisText }: DayBarsProps) {
  const isRightToLeft = useLanguage((state) => state.language === 'fa');
  const most = niceMaximum(Math.max(0, ...bars.flatMap(({ value, before }) => [value, before ?? 0])));
  const room = height - footHeight - top;
  const step = (width - axisWidth) / Math.max(1, bars.length);
  const barWidth = Math.min(28, step * 0.72);
  const yOf = (value: number): number => top + room - (Math.max(0, value) / most) * room;
  // The axis stands where reading begins.
  const xOf = (x: number): number => (isRightToLeft ? width - x : x);
  const middle = (place: number): number => xOf(axisWidth + (place + 0.5) * step);
  const [lineStart, lineEnd] = [xOf(axisWidth), xOf(width)];
  return (
    <svg className={styles.bars} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      {[0, most / 2, most].map((value) => (
        <g key={value}>
          <line className={styles.rule} x1={lineStart} x2={lineEnd} y1={yOf(value)} y2={yOf(value)} />
          <text
            className={styles.axis}
            x={xOf(axisWidth - 8)}
            y={yOf(value) + 4}
            textAnchor={isRightToLeft ? 'start' : 'end'}
            direction="ltr"
          >
            {axisText(value)}
          </text>
        </g>
      ))}
      {bars.map(({ id, value, before, label: under, mark }, place) => (
        <g key={id}>
          <rect
            className={styles.bar}
            x={middle(place) - barWidth / 2}
            width={barWidth}
            y={yOf(value)}
            height={Math.max(0, yOf(0) - yOf(value))}
          />
          {before === null ? null : (
            <rect
              className={styles.tick}
              x={middle(place) - barWidth * 0.62}
              width={barWidth * 1.24}
              y={yOf(before) - 1.25}
              height={2.5}
            />
          )}
          {mark === undefined ? null : (
            <text className={styles.axis} x={middle(place)} y={yOf(0) - 5} textAnchor="middle">
              {mark}
            </text>
          )}
          {under === '' ? null : (
            <text className={styles.axis} x={middle(place)} y={height - 4} textAnchor="middle">
              {under}
            </text>
          )}
        </g>
      ))}
    </svg>
  );
}

/** The least of 1, 2 or 5 times a power of ten that is not below a value. */
function niceMaximum(value: number): number {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return power * ([1, 2, 5, 10].find((factor) => factor * power >= value) ?? 10);
}

/** A run of small bars in a row of a table. */
export function Spark({ values, isWide = false }: { values: readonly number[]; isWide?: boolean }) {
  const isRightToLeft = useLanguage((state) => state.language === 'fa');
  const most = Math.max(1, ...values);
  // Places tell one bar from another.
  const shown = (isRightToLeft ? values.toReversed() : values).map((value, place) => ({
    value,
    x: place * 4,
  }));
  return (
    <svg
      className={classNames(styles.spark, isWide && styles.wide)}
      viewBox={`0 0 ${Math.max(1, values.length) * 4} 20`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {shown.map(({ value, x }) => (
        <rect
          key={x}
          className={styles.bar}
          x={x}
          width="3"
          y={20 - (Math.max(0, value) / most) * 20}
          height={(Math.max(0, value) / most) * 20}
        />
      ))}
    </svg>
  );
}

/** A share of a whole, 0 to 1. */
export function ShareBar({ share }: { share: number }) {
  return (
    <svg className={styles.share} viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      <rect className={styles.bar} width={Math.max(0, Math.min(1, share)) * 100} height="8" />
    </svg>
  );
}
