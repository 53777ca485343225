// A chart beside its table: one bar a row, each with its name and its number. Who cannot see it reads the table.
import styles from './bar-list.module.css';

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
            <svg className={styles.track} viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
              <rect className={styles.fill} width={(value / most) * 100} height="1" />
            </svg>
            <span>{shown}</span>
          </li>
        ))}
      </ul>
    </figure>
  );
}
