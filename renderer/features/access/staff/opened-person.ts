// Whose file is open on the people screen, and which act: the palette and the morning card may open it from anywhere.
import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { type Draft, useDraft } from '#renderer/frame/drafts.ts';

export type PersonAct =
  | 'clearance'
  | 'withdraw'
  | 'reset'
  | 'cutOff'
  | 'post'
  | 'name'
  | 'sections'
  /** Taking somebody back who was cut off. */
  | 'return';
type OpenedPerson = { personId: string; act: PersonAct | null };

/** Another person's unlock never finds it. */
export const useOpenedPerson = (): Draft<OpenedPerson | null> =>
  useDraft<OpenedPerson | null>('staff.opened', null);

/** Opens a person's file from any screen, at an act where one is given. */
export function useOpenPerson(): (personId: string, act?: PersonAct) => void {
  const navigate = useNavigate();
  const { keep } = useOpenedPerson();
  return useCallback(
    (personId, act) => {
      keep({ personId, act: act ?? null });
      void navigate({ to: '/staff' });
    },
    [keep, navigate],
  );
}
