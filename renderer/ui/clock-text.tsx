// A time of day as a slip or a report says it (HH:mm or HH:mm:ss): no identifier, so in the digits of the language.
import { useClockDigits } from './typed-clock.ts';

export function ClockText({ time }: { time: string }) {
  return <time>{useClockDigits()(time)}</time>;
}
