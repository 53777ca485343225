// The table of closed days that the manager keeps with the source of each, until the province's package brings it (D7).
import { CalendarOff } from 'lucide-react';
import { useState } from 'react';
import type { ClosureKind } from '#core/closures/contract.ts';
import { desk } from '../../api/client.ts';
import { deskQueries } from '../../api/queries.ts';
import { useDeskCommand, useDeskQuery } from '../../api/use-desk.ts';
import type { MessageId } from '../../i18n/messages.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { DateText } from '../../ui/date-text.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { FormEnd } from '../../ui/form.tsx';
import { JalaliDateField } from '../../ui/jalali-date-field.tsx';
import { Section } from '../../ui/page.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Select } from '../../ui/select.tsx';
import { Actions, StackedForm } from '../../ui/stack.tsx';
import { StatusWord } from '../../ui/status-word.tsx';
import { Table } from '../../ui/table.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useFieldProblems } from '../../ui/use-field-problems.ts';
import { useIsManager } from './use-is-manager.ts';

const kindWords: Readonly<Record<ClosureKind, MessageId>> = {
  holiday: 'settings.closure.holiday',
  sudden: 'settings.closure.sudden',
};

export function ClosuresSection() {
  const text = useText();
  const isManager = useIsManager();
  const [isEntering, setIsEntering] = useState(false);
  const { data: closures = [], problem } = useDeskQuery(deskQueries.closures.list.queryOptions());
  const withdrawing = useDeskCommand(desk.closures.withdraw.mutate);
  return (
    <Section title={text('settings.closures')}>
      {problem === null ? null : <ProblemNotice problem={problem} />}
      {withdrawing.problem === null ? null : <ProblemNotice problem={withdrawing.problem} takesFocus />}
      {closures.length === 0 ? (
        <EmptyState title={text('settings.noClosures')} why={text('settings.noClosuresWhy')} />
      ) : (
        <Table
          caption={text('settings.closures')}
          rows={closures}
          rowKey={({ closureId }) => closureId}
          columns={[
            {
              id: 'day',
              header: text('settings.closedDay'),
              isRowHeader: true,
              cell: ({ closedDay }) => <DateText day={closedDay} />,
            },
            { id: 'kind', header: text('settings.closureKind'), cell: ({ kind }) => text(kindWords[kind]) },
            {
              id: 'source',
              header: text('settings.closureSource'),
              cell: ({ authority, reference }) => `${authority} · ${reference}`,
            },
            {
              id: 'by',
              header: text('settings.enteredBy'),
              cell: ({ declaredByName }) => declaredByName,
            },
            {
              id: 'act',
              header: text('settings.act'),
              isAct: true,
              cell: ({ closureId, withdrawn }) =>
                withdrawn ? (
                  <StatusWord tone="neutral">{text('settings.withdrawn')}</StatusWord>
                ) : isManager ? (
                  <Button isDense onPress={() => void withdrawing.run({ closureId })}>
                    {text('settings.withdraw')}
                  </Button>
                ) : null,
            },
          ]}
        />
      )}
      {isManager ? (
        <Actions>
          <Button icon={CalendarOff} onPress={() => setIsEntering(true)}>
            {text('settings.enterClosure')}
          </Button>
        </Actions>
      ) : null}
      {isEntering ? <ClosureDialog onClose={() => setIsEntering(false)} /> : null}
    </Section>
  );
}

function ClosureDialog({ onClose }: { onClose: () => void }) {
  const text = useText();
  const [closedDay, setClosedDay] = useState<string | null>(null);
  const [kind, setKind] = useState<ClosureKind>('holiday');
  const [authority, setAuthority] = useState('');
  const [reference, setReference] = useState('');
  const declaring = useDeskCommand(desk.closures.declare.mutate);
  const { summary, shown, send } = useFieldProblems({
    'closure-day': closedDay === null ? text('settings.closedDayMissing') : undefined,
    'closure-authority': authority.trim().length < 2 ? text('settings.closureAuthorityMissing') : undefined,
    'closure-reference': reference.trim().length < 2 ? text('settings.closureReferenceMissing') : undefined,
  });
  const enter = async () => {
    if (!send() || closedDay === null) return;
    if ((await declaring.run({ closedDay, kind, authority, reference })) !== null) onClose();
  };
  return (
    <Dialog title={text('settings.enterClosure')} isOpen onClose={onClose}>
      <StackedForm onSubmit={enter}>
        <p>{text('settings.closureWhat')}</p>
        {declaring.problem === null ? null : <ProblemNotice problem={declaring.problem} takesFocus />}
        <ErrorSummary {...summary} />
        <JalaliDateField
          id="closure-day"
          label={text('settings.closedDay')}
          day={closedDay}
          onChange={setClosedDay}
          problem={shown('closure-day')}
          autoFocus
        />
        <Select
          label={text('settings.closureKind')}
          choices={(['holiday', 'sudden'] as const).map((value) => ({
            value,
            label: text(kindWords[value]),
          }))}
          value={kind}
          onChange={setKind}
        />
        <TextField
          id="closure-authority"
          label={text('settings.closureAuthority')}
          value={authority}
          onChange={setAuthority}
          problem={shown('closure-authority')}
        />
        <TextField
          id="closure-reference"
          label={text('settings.closureReference')}
          value={reference}
          onChange={setReference}
          problem={shown('closure-reference')}
        />
        <FormEnd
          act={text('settings.enterClosure')}
          isPending={declaring.isPending}
          back={text('settings.cancel')}
          onBack={onClose}
        />
      </StackedForm>
    </Dialog>
  );
}
