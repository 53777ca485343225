// How long ago, in one unit: «۳ ساعت».
import { useCallback } from 'react';
import { useIntl } from 'react-intl';

const minuteMs = 60_000;

/** Returns the function that says an age in ms; less than a minute counts as one. */
export function useAgeText(): (ageMs: number) => string {
  const intl = useIntl();
  return useCallback(
    (ageMs) => {
      const minutes = Math.max(1, Math.floor(ageMs / minuteMs));
      const unit = minutes < 60 ? 'minute' : minutes < 48 * 60 ? 'hour' : 'day';
      const count = Math.floor(minutes / { minute: 1, hour: 60, day: 24 * 60 }[unit]);
      return intl.formatNumber(count, { style: 'unit', unit, unitDisplay: 'long' });
    },
    [intl],
  );
}
