// The systems outside of the office from which a leaver is cut off: the built-in ones, and those that the office adds.
import { useState } from 'react';
import { z } from 'zod';
import type { OutsideSystem } from '#core/access/departures/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskCommand, useDeskQuery } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { FormEnd } from '#renderer/ui/act-form.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FormTextField, sentence, useSentForm } from '#renderer/ui/form.tsx';
import { Section } from '#renderer/ui/page.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { Actions, StackedForm } from '#renderer/ui/stack.tsx';
import { Table } from '#renderer/ui/table.tsx';
import { systemName } from './departure-labels.ts';

const words = z.string().trim().min(2, sentence('departures.fieldMissing'));
const oneField = z.object({ words });

/** For the manager alone. */
export function SystemsSection() {
  const text = useText();
  const { data: systems = [], problem } = useDeskQuery(deskQueries.departures.systems.queryOptions());
  const [open, setOpen] = useState<'add' | OutsideSystem | null>(null);
  const close = () => setOpen(null);
  return (
    <Section title={text('departures.systems')}>
      <ProblemNotice problem={problem} />
      <p>{text('departures.systemsWhat')}</p>
      <Table
        caption={text('departures.systems')}
        rows={systems}
        rowKey={({ systemId }) => systemId}
        columns={[
          {
            id: 'name',
            header: text('departures.system'),
            isRowHeader: true,
            cell: (system) => systemName(system, text),
          },
          {
            id: 'act',
            header: text('departures.act'),
            isAct: true,
            cell: (system) => (
              <Button
                isDense
                onPress={() => setOpen(system)}
                aria-label={text('departures.endOf', { system: systemName(system, text) })}
              >
                {text('departures.endSystem')}
              </Button>
            ),
          },
        ]}
      />
      <Actions>
        <Button onPress={() => setOpen('add')}>{text('departures.addSystem')}</Button>
      </Actions>
      {open === 'add' ? <AddDialog onClose={close} /> : null}
      {open === null || open === 'add' ? null : <EndDialog system={open} onClose={close} />}
    </Section>
  );
}

function AddDialog({ onClose }: { onClose: () => void }) {
  const text = useText();
  const { control, sending } = useSentForm(oneField, { words: '' }, []);
  const adding = useDeskCommand(desk.departures.listSystem.mutate);
  const add = async ({ words: name }: z.infer<typeof oneField>) => {
    if ((await adding.run({ name })) !== null) onClose();
  };
  return (
    <Dialog title={text('departures.addSystem')} isOpen onClose={onClose}>
      <StackedForm onSubmit={sending(add)}>
        <ProblemNotice problem={adding.problem} takesFocus />
        <FormTextField control={control} name="words" label={text('departures.systemName')} autoFocus />
        <FormEnd
          act={text('departures.recordIt')}
          isPending={adding.isPending}
          back={text('departures.cancel')}
          onBack={onClose}
        />
      </StackedForm>
    </Dialog>
  );
}

function EndDialog({ system, onClose }: { system: OutsideSystem; onClose: () => void }) {
  const text = useText();
  const { control, sending } = useSentForm(oneField, { words: '' }, []);
  const ending = useDeskCommand(desk.departures.endSystem.mutate);
  const end = async ({ words: reason }: z.infer<typeof oneField>) => {
    if ((await ending.run({ systemId: system.systemId, reason })) !== null) onClose();
  };
  return (
    <Dialog title={text('departures.endOf', { system: systemName(system, text) })} isOpen onClose={onClose}>
      <StackedForm onSubmit={sending(end)}>
        <ProblemNotice problem={ending.problem} takesFocus />
        <FormTextField control={control} name="words" label={text('departures.endReason')} autoFocus />
        <FormEnd
          act={text('departures.endSystem')}
          kind="danger"
          isPending={ending.isPending}
          back={text('departures.cancel')}
          onBack={onClose}
        />
      </StackedForm>
    </Dialog>
  );
}
