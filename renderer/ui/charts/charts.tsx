// The charts of the product, read as the reader reads: in Persian from right to left. What they are is worked out in core, and the same at
// the province (D20.195).
import {
  barsDrawing,
  shareDrawing,
  sparkDrawing,
  type TimeBar,
} from '#core/foundation/reporting/charts/bars.ts';
import { type Heat, heatDrawing } from '#core/foundation/reporting/charts/heat.ts';
import { linesDrawing } from '#core/foundation/reporting/charts/lines.ts';
import { useLanguage } from '../../i18n/language.ts';
import { classNames } from '../class-names.ts';
import styles from './charts.module.css';
import { Drawn } from './drawn.tsx';

const useRightToLeft = (): boolean => useLanguage(({ language }) => language === 'fa');

type Said = {
  /** What it shows, in one sentence. */
  label: string;
};
type OnAxis = Said & {
  /** How a value stands at the axis. */
  axisText: (value: number) => string;
};

export function DayBars({ label, bars, axisText }: OnAxis & { bars: readonly TimeBar[] }) {
  return <Drawn label={label} drawing={barsDrawing(bars, { isRightToLeft: useRightToLeft(), axisText })} />;
}

type DayLinesProps = OnAxis & {
  /** At most two; null where there is no value. */
  lines: readonly (readonly (number | null)[])[];
  /** Under each column; empty for most of many. */
  labels: readonly string[];
};

export function DayLines({ label, ...of }: DayLinesProps) {
  return <Drawn label={label} drawing={linesDrawing({ ...of, isRightToLeft: useRightToLeft() })} />;
}

type HeatMapProps = Said & { heat: Heat } & Omit<Parameters<typeof heatDrawing>[1], 'isRightToLeft'>;

export function HeatMap({ label, heat, ...words }: HeatMapProps) {
  return <Drawn label={label} drawing={heatDrawing(heat, { ...words, isRightToLeft: useRightToLeft() })} />;
}

/** A run of small bars in a row of a table. */
export function Spark({ values, isWide = false }: { values: readonly number[]; isWide?: boolean }) {
  const drawing = sparkDrawing(values, useRightToLeft());
  return <Drawn isStretched className={classNames(styles.spark, isWide && styles.wide)} drawing={drawing} />;
}

/** A share of a whole, 0 to 1. */
export function ShareBar({ share, isWide = false }: { share: number; isWide?: boolean }) {
  const drawing = shareDrawing(share, useRightToLeft());
  return <Drawn isStretched className={classNames(styles.share, isWide && styles.whole)} drawing={drawing} />;
}
