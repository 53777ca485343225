// The time since somebody left, running until the last access is recorded as cut; after fifteen minutes it says so.
import { useEffect, useState } from 'react';
import { cutOffMinutes, type Departure } from '#core/access/departures/contract.ts';
import { useAgeText } from '#renderer/i18n/age-text.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { StatusLabel } from '#renderer/ui/status-label.tsx';

const secondMs = 1000;
const minuteMs = 60 * secondMs;

export function Stopwatch({ departure }: { departure: Pick<Departure, 'leftAt' | 'doneAt'> }) {
  const text = useText();
  const ageText = useAgeText();
  const { leftAt, doneAt } = departure;
  const now = useNow(doneAt === null);
  const elapsedMs = Math.max(0, (doneAt === null ? now : Date.parse(doneAt)) - Date.parse(leftAt));
  const minutes = Math.floor(elapsedMs / minuteMs);
  const seconds = Math.floor((elapsedMs % minuteMs) / secondMs);
  const time = minutes < 60 ? text('departures.elapsed', { minutes, seconds }) : ageText(elapsedMs);
  const isLate = elapsedMs > cutOffMinutes * minuteMs;
  return (
    <span role="timer" aria-label={text('departures.stopwatch')}>
      <StatusLabel tone={isLate ? 'bad' : doneAt === null ? 'warn' : 'good'}>
        {isLate ? text('departures.late', { time }) : time}
      </StatusLabel>
    </span>
  );
}

/** The clock of the page, by the second while it is watched. */
function useNow(isRunning: boolean): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (!isRunning) return;
    const timer = window.setInterval(() => setNow(Date.now()), secondMs);
    return () => window.clearInterval(timer);
  }, [isRunning]);
  return now;
}
