// A chart beside its table: one bar a row, each with its name and its number. Who cannot see it reads the table.
import styles from './bar-list.module.css';
import { ShareBar } from './charts/charts.tsx';

export type Bar = { id: string; name: string; value: number; shown: string };

export function BarList({ title, bars }: { title: string; bars: readonly Bar[] }) {
  const most = Math.max(1, ...bars.map(({ value }) => value));
  return (
    <figure className={styles.figure} aria-hidden="true">
      <figcaption className={styles.title}>{title}</figcaption>
      <ul className={styles.bars}>
        {bars.map(({ id, name, value, shown }) => (
          <li key={id} className={styles.bar}>
            <span className={styles.name}>{name}</span>
            <ShareBar isWide share={value / most} />
            <span>{shown}</span>
          </li>
        ))}
      </ul>
    </figure>
  );
}
