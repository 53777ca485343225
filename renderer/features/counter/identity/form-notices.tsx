// What is said above or below the list of a form: that the manager verifies them, and that they were seen today already.
import type { FormView } from '#core/counter/visit-acts/contract.ts';
import { useSession } from '#renderer/api/session.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Notice } from '#renderer/ui/notice.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';

/** The point that is not confirmed, by which somebody else than the reader verifies those of the form; null for none (D1.223). */
export function useManagersPoint({ managersPoint }: FormView): FormView['managersPoint'] {
  const isManager = useSession(({ session }) => session?.person.role === 'manager');
  return isManager ? null : managersPoint;
}

export function ManagersPointNotice({ form }: { form: FormView }) {
  const text = useText();
  const point = useManagersPoint(form);
  if (point === null) return null;
  return (
    <Notice tone="info">{text('identity.managersPoint', { point: text(`identity.point.${point}`) })}</Notice>
  );
}

/** The whole check of the same day, on which what does not change rests. */
export function SeenTodayNotice({ form: { seenToday } }: { form: FormView }) {
  const text = useText();
  if (seenToday === null) return null;
  return (
    <Notice tone="info" title={text('identity.seenToday')}>
      <p>
        <TimeText at={seenToday.at} /> {text('identity.seenTodayAt', { desk: seenToday.deskNumber })}
      </p>
      <p>{text('identity.seenTodayWhat')}</p>
    </Notice>
  );
}
