// How often the office looks at its premises: as the directive has it or oftener, and what it added; the manager sets it, and it
// counts from the next day on.
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { z } from 'zod';
import {
  periodSchema,
  periods,
  type Rhythm,
  rhythmSchema,
  type ScheduleView,
} from '#core/closing/premises/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.ts';
import { useDeskCommand, useDeskQuery } from '#renderer/api/use-desk.ts';
import { checkItemName, rhythmText } from '#renderer/frame/check-items.ts';
import { ConcurrentChange } from '#renderer/frame/concurrent-changes.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { FormDialog } from '#renderer/ui/act-form.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { DateText } from '#renderer/ui/date-text.tsx';
import { chosen, FormRadioGroup, FormTextField, sentence, useSentForm } from '#renderer/ui/form.tsx';
import { Section } from '#renderer/ui/page.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { type Column, Table } from '#renderer/ui/table.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';

type Item = ScheduleView['items'][number];

export function ScheduleSection() {
  const text = useText();
  const isManager = useSession(({ session }) => session?.person.role === 'manager');
  const { data: schedule, problem } = useDeskQuery(deskQueries.premises.schedule.queryOptions());
  const [setting, setSetting] = useState<Item | 'new' | null>(null);
  const close = () => setSetting(null);
  const columns: readonly Column<Item>[] = [
    {
      id: 'item',
      header: text('premises.laterItem'),
      isRowHeader: true,
      cell: (item) => checkItemName(text, item),
    },
    {
      id: 'every',
      header: text('premises.laterEvery'),
      cell: ({ every }) => text(`premises.every.${every}`),
    },
    {
      id: 'least',
      header: text('premises.atLeast'),
      cell: ({ atLeast }) => text(atLeast === null ? 'premises.ownItem' : `premises.every.${atLeast}`),
    },
    {
      id: 'set',
      header: text('premises.rhythmSetBy'),
      cell: ({ set }) =>
        set === null ? (
          text('premises.rhythmNotSet')
        ) : (
          <>
            {set.byName} <TimeText at={set.at} withDay />
          </>
        ),
    },
  ];
  return (
    <Section title={text('premises.schedule')}>
      <ProblemNotice problem={problem} />
      <p>{text('premises.scheduleWhat')}</p>
      {schedule === undefined ? null : (
        <>
          <p>
            {text('premises.scheduleFrom')} <DateText day={schedule.from} style="numeric" />
          </p>
          <Table
            caption={text('premises.schedule')}
            columns={columns}
            act={
              isManager
                ? (item) =>
                    item.atLeast === 'day' ? null : (
                      <Button
                        isDense
                        onPress={() => setSetting(item)}
                        aria-label={text('premises.setRhythmOf', { name: checkItemName(text, item) })}
                      >
                        {text('premises.setRhythm')}
                      </Button>
                    )
                : undefined
            }
            rows={schedule.items}
            rowKey={({ item }) => item}
          />
          <ConcurrentChange register="rhythm" wordsOf={(label) => rhythmText(text, label)} />
        </>
      )}
      {isManager ? (
        <div>
          <Button icon={Plus} onPress={() => setSetting('new')}>
            {text('premises.addItem')}
          </Button>
        </div>
      ) : null}
      {setting === null ? null : setting === 'new' ? (
        <AddItemDialog onClose={close} />
      ) : (
        <RhythmDialog item={setting} onClose={close} />
      )}
    </Section>
  );
}

/** What may be chosen: as rare as the directive leaves it, and for the office's own also its end. */
function rhythmsOf({ atLeast }: Item): readonly Rhythm[] {
  return atLeast === null ? rhythmSchema.options : periods.slice(0, periods.indexOf(atLeast) + 1);
}

const setSchema = z.object({
  every: rhythmSchema.nullable().transform(chosen<Rhythm>('premises.rhythmMissing')),
});

function RhythmDialog({ item, onClose }: { item: Item; onClose: () => void }) {
  const text = useText();
  const { control, sending } = useSentForm(setSchema, { every: item.every }, []);
  const setting = useDeskCommand(desk.premises.setRhythm.mutate);
  const set = async ({ every }: z.infer<typeof setSchema>) => {
    if ((await setting.run({ item: item.item, every })) !== null) onClose();
  };
  const name = checkItemName(text, item);
  return (
    <FormDialog
      title={text('premises.setRhythmOf', { name })}
      what={<p>{text('premises.fromTomorrow')}</p>}
      act={text('premises.setRhythm')}
      sending={setting}
      onSubmit={sending(set)}
      onClose={onClose}
    >
      <FormRadioGroup
        control={control}
        name="every"
        label={text('premises.laterEvery')}
        choices={rhythmsOf(item).map((value) => ({ value, label: text(`premises.every.${value}`) }))}
        isInline
      />
    </FormDialog>
  );
}

const addSchema = z.object({
  title: z.string().refine((title) => title.trim().length >= 2, sentence('premises.ownItemMissing')),
  every: periodSchema,
});
const nothing: z.input<typeof addSchema> = { title: '', every: 'week' };

function AddItemDialog({ onClose }: { onClose: () => void }) {
  const text = useText();
  const { control, sending } = useSentForm(addSchema, nothing, []);
  const adding = useDeskCommand(desk.premises.addItem.mutate);
  const add = async (typed: z.infer<typeof addSchema>) => {
    if ((await adding.run(typed)) !== null) onClose();
  };
  return (
    <FormDialog
      title={text('premises.addItem')}
      what={<p>{text('premises.fromTomorrow')}</p>}
      act={text('premises.addItem')}
      sending={adding}
      onSubmit={sending(add)}
      onClose={onClose}
    >
      <FormTextField
        control={control}
        name="title"
        label={text('premises.ownItemTitle')}
        hint={text('premises.ownItemHint')}
        autoFocus
      />
      <FormRadioGroup
        control={control}
        name="every"
        label={text('premises.laterEvery')}
        choices={periods.map((value) => ({ value, label: text(`premises.every.${value}`) }))}
        isInline
      />
    </FormDialog>
  );
}
