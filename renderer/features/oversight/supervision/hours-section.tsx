// When the office works: what is recorded outside of it is counted as such. The manager sets it; it is journalled.
import { z } from 'zod';
import { desk } from '#renderer/api/client.ts';
import { useSession } from '#renderer/api/session.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { ConcurrentChange } from '#renderer/frame/concurrent-changes.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { ActForm } from '#renderer/ui/act-form.tsx';
import { FormTextField, useSentForm } from '#renderer/ui/form.tsx';
import { FieldRow, Section } from '#renderer/ui/page.tsx';
import { typedClock, useClockDigits } from '#renderer/ui/typed-clock.ts';
import { type Days, useWork } from './use-work.ts';

const clock = typedClock('supervision.hoursWrong');
const hoursSchema = z.object({ opens: clock, closes: clock });

export function HoursSection({ days }: { days: Days }) {
  const text = useText();
  const shown = useClockDigits();
  const isManager = useSession(({ session }) => session?.person.role === 'manager');
  const { data } = useWork(days);
  const { control, sending, askAgain } = useSentForm(hoursSchema, { opens: '', closes: '' }, []);
  const setting = useDeskCommand(desk.supervision.setHours.mutate);
  const send = sending(async (hours) => {
    if ((await setting.run(hours)) !== null) askAgain({ opens: '', closes: '' });
  });
  if (data === undefined) return null;
  const { opens, closes, isSet } = data.hours;
  return (
    <Section title={text('supervision.hours')}>
      <p>
        {text(isSet ? 'supervision.hoursNow' : 'supervision.hoursUsual', {
          opens: shown(opens),
          closes: shown(closes),
        })}
      </p>
      <ConcurrentChange register="hours" wordsOf={(hours) => hours.split('–').map(shown).join('–')} />
      {isManager ? (
        <ActForm act={text('supervision.setHours')} kind="secondary" sending={setting} onSubmit={send}>
          <FieldRow>
            <FormTextField control={control} name="opens" label={text('supervision.opens')} />
            <FormTextField control={control} name="closes" label={text('supervision.closes')} />
          </FieldRow>
        </ActForm>
      ) : null}
    </Section>
  );
}
