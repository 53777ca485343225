// Which day of the close a person is led to: every screen may lead to one. It is asked for once; the close by itself shows the day that
// comes first.
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useState } from 'react';
import { useDraft } from './drafts.ts';

const useAskedDay = () => useDraft<string | null>('dayClose.asked', null);

/** Opens a day at the close, from any screen. */
export function useOpenDay(): (day: string) => void {
  const navigate = useNavigate();
  const { keep } = useAskedDay();
  return useCallback(
    (day) => {
      keep(day);
      void navigate({ to: '/day-close' });
    },
    [keep, navigate],
  );
}

/** The day that another screen asked for, for as long as this one stands; null where none did. */
export function useDayAskedFor(): string | null {
  const { value, drop } = useAskedDay();
  const [asked] = useState(value);
  useEffect(() => drop(), [drop]);
  return asked;
}
