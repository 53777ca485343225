// The systems outside of the office from which a leaver is cut off: the built-in ones, and those that the office adds.
import { useState } from 'react';
import { z } from 'zod';
import { desk } from '#renderer/api/client.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskCommand, useDeskQuery } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { FormDialog } from '#renderer/ui/act-form.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { FormTextField, sentence, useSentForm } from '#renderer/ui/form.tsx';
import { Section } from '#renderer/ui/page.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { Actions } from '#renderer/ui/stack.tsx';
import { Table } from '#renderer/ui/table.tsx';
import { systemName } from './departure-labels.ts';

const words = z.string().trim().min(2, sentence('departures.fieldMissing'));
const oneField = z.object({ words });

/** For the manager alone. */
export function SystemsSection() {
  const text = useText();
  const { data: systems = [], problem } = useDeskQuery(deskQueries.departures.systems.queryOptions());
  const [isAdding, setIsAdding] = useState(false);
  const ending = useDeskCommand(desk.departures.endSystem.mutate);
  return (
    <Section title={text('departures.systems')}>
      <ProblemNotice problem={problem} />
      <ProblemNotice problem={ending.problem} takesFocus />
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
        ]}
        act={(system) => (
          <Button
            isDense
            onPress={() => void ending.run({ systemId: system.systemId })}
            isPending={ending.isPending}
            aria-label={text('departures.endOf', { system: systemName(system, text) })}
          >
            {text('departures.endSystem')}
          </Button>
        )}
      />
      <Actions>
        <Button onPress={() => setIsAdding(true)}>{text('departures.addSystem')}</Button>
      </Actions>
      {isAdding ? <AddDialog onClose={() => setIsAdding(false)} /> : null}
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
    <FormDialog
      title={text('departures.addSystem')}
      onClose={onClose}
      act={text('departures.recordIt')}
      sending={adding}
      onSubmit={sending(add)}
    >
      <FormTextField control={control} name="words" label={text('departures.systemName')} autoFocus />
    </FormDialog>
  );
}
