// The seconds that a terminal is waited for, as a ring that empties. Read out at 60, 30 and 10.
import { useEffect, useState } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import styles from './terminal-sale.module.css';

/** Seconds after which a driver gives up and asks what became of it. */
const longest = 180;
const readOutAt = [60, 30, 10];
const radius = 37;
const round = 2 * Math.PI * radius;

/** `since`: when the amount was sent, UTC. */
export function AmountRing({ since }: { since: string }) {
  const text = useText();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Date.now()), 1000);
    return () => window.clearInterval(timer);
  }, []);
  const passed = Math.max(0, Math.floor((now - Date.parse(since)) / 1000));
  const left = Math.max(0, longest - passed);
  const told = readOutAt.find((seconds) => left <= seconds && left > seconds - 3);
  return (
    <div className={styles.ring}>
      <svg viewBox="0 0 80 80" aria-hidden="true">
        <circle className={styles.track} cx="40" cy="40" r={radius} />
        <circle
          className={styles.left}
          cx="40"
          cy="40"
          r={radius}
          strokeDasharray={round}
          strokeDashoffset={round * (1 - left / longest)}
        />
      </svg>
      <span className={styles.seconds} aria-hidden="true">
        <strong>{text('payments.seconds', { seconds: left })}</strong>
        {text('payments.secondsUnit')}
      </span>
      <span role="status" className="visually-hidden">
        {told === undefined ? '' : text('payments.secondsLeft', { seconds: told })}
      </span>
    </div>
  );
}
