// Corrective actions that are still open, soonest due first, each with the button that closes it.
import { Check } from 'lucide-react';
import { useState } from 'react';
import type { OpenAction } from '#core/premises/contract.ts';
import { desk } from '../../api/client.ts';
import { useDeskCommand } from '../../api/use-desk.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { DateText } from '../../ui/date-text.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Section } from '../../ui/page.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { StatusWord } from '../../ui/status-word.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { checkItemWords } from './check-items.ts';

export function OpenActions({ actions }: { actions: readonly OpenAction[] }) {
  const text = useText();
  const [finishing, setFinishing] = useState<OpenAction | null>(null);
  const nameOf = ({ item }: OpenAction) =>
    item === null ? text('premises.otherAction') : text(checkItemWords[item].name);
  const columns: readonly Column<OpenAction>[] = [
    { id: 'item', header: text('premises.actionOf'), isRowHeader: true, cell: nameOf },
    {
      id: 'description',
      header: text('premises.action'),
      cell: ({ description }) => description ?? text('premises.keptElsewhere'),
    },
    { id: 'owner', header: text('premises.owner'), cell: ({ ownerName }) => ownerName },
    {
      id: 'due',
      header: text('premises.due'),
      cell: ({ dueDay, overdue }) => (
        <>
          <DateText day={dueDay} style="numeric" />{' '}
          {overdue ? <StatusWord tone="bad">{text('premises.overdue')}</StatusWord> : null}
        </>
      ),
    },
    {
      id: 'finish',
      header: text('premises.act'),
      isAct: true,
      cell: (action) => (
        <Button isDense icon={Check} onPress={() => setFinishing(action)}>
          {text('premises.finish')}
        </Button>
      ),
    },
  ];
  return (
    <Section title={text('premises.openActions')}>
      {actions.length === 0 ? (
        <EmptyState title={text('premises.noActions')} why={text('premises.noActionsWhy')} />
      ) : (
        <Table
          caption={text('premises.openActions')}
          columns={columns}
          rows={actions}
          rowKey={({ actionId }) => actionId}
        />
      )}
      {finishing === null ? null : <FinishDialog action={finishing} onClose={() => setFinishing(null)} />}
    </Section>
  );
}

function FinishDialog({ action, onClose }: { action: OpenAction; onClose: () => void }) {
  const text = useText();
  const [note, setNote] = useState('');
  const finishing = useDeskCommand(desk.premises.completeAction.mutate);
  const finish = async () => {
    const done = await finishing.run({ actionId: action.actionId, note });
    if (done !== null) onClose();
  };
  return (
    <Dialog
      title={text('premises.finishTitle')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" onPress={() => void finish()} isPending={finishing.isPending}>
            {text('premises.finish')}
          </Button>
          <Button onPress={onClose}>{text('premises.cancel')}</Button>
        </>
      }
    >
      {finishing.problem === null ? null : <ProblemNotice problem={finishing.problem} />}
      <p>{action.description}</p>
      <TextField label={text('premises.note')} value={note} onChange={setNote} isOptional autoFocus />
    </Dialog>
  );
}
