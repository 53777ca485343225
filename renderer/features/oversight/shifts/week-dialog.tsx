// The week of a person: the same hours on each day that they come, from a day on.
import { z } from 'zod';
import type { Week } from '#core/oversight/shifts/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { weekdayLabels } from '#renderer/frame/weekday-labels.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { FormDialog } from '#renderer/ui/act-form.tsx';
import {
  chosen,
  FormCheckboxGroup,
  FormDateField,
  FormTextField,
  sentence,
  useSentForm,
} from '#renderer/ui/form.tsx';
import { FieldRow } from '#renderer/ui/page.tsx';
import { typedClock, useClockDigits } from '#renderer/ui/typed-clock.ts';

const clock = typedClock('shifts.clockWrong');
const weekSchema = z
  .object({
    fromDay: z.string().nullable().transform(chosen('shifts.dayMissing')),
    weekdays: z.array(z.string()),
    starts: clock,
    ends: clock,
  })
  .refine(({ starts, ends }) => starts < ends, { path: ['ends'], error: sentence('shifts.endsFirst') });

type WeekDialogProps = { personId: string; week: Week | null; onClose: () => void };

export function WeekDialog({ personId, week, onClose }: WeekDialogProps) {
  const text = useText();
  const inDigits = useClockDigits();
  const known = week?.find((hours) => hours !== null) ?? { starts: '07:30', ends: '14:30' };
  const worked = week ?? [known, known, known, known, known, null, null];
  const initial: z.input<typeof weekSchema> = {
    fromDay: null,
    weekdays: worked.flatMap((hours, weekday) => (hours === null ? [] : [String(weekday)])),
    starts: inDigits(known.starts),
    ends: inDigits(known.ends),
  };
  const setting = useDeskCommand(desk.shifts.setWeek.mutate);
  const { control, summary, sending } = useSentForm(weekSchema, initial, [
    'fromDay',
    'weekdays',
    'starts',
    'ends',
  ]);
  const set = async ({ fromDay, weekdays, starts, ends }: z.infer<typeof weekSchema>) => {
    const days = weekdayLabels.map((_, weekday) =>
      weekdays.includes(String(weekday)) ? { starts, ends } : null,
    );
    if ((await setting.run({ personId, fromDay, days })) !== null) onClose();
  };
  return (
    <FormDialog
      title={text('shifts.setWeek')}
      act={text('shifts.recordWeek')}
      sending={setting}
      summary={summary}
      onSubmit={sending(set)}
      onClose={onClose}
    >
      <FormDateField control={control} name="fromDay" label={text('shifts.fromDay')} />
      <FormCheckboxGroup
        control={control}
        name="weekdays"
        label={text('shifts.weekdays')}
        choices={weekdayLabels.map((word, weekday) => ({ value: String(weekday), label: text(word) }))}
      />
      <FieldRow>
        <FormTextField control={control} name="starts" label={text('shifts.starts')} />
        <FormTextField control={control} name="ends" label={text('shifts.ends')} />
      </FieldRow>
    </FormDialog>
  );
}
