import type { SayText } from '#renderer/i18n/use-text.ts';

/** A length of time in words, to the minute beyond the first one. */
export function durationText(text: SayText, ms: number | null): string {
  if (ms === null) return text('supervision.none');
  const seconds = Math.round(ms / 1000);
  return seconds < 60
    ? text('supervision.seconds', { count: seconds })
    : text('supervision.minutes', { count: Math.round(seconds / 60) });
}
