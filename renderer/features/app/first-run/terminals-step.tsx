// Step 3: the designated POS terminals (D2). None is fine: they can be added later, and until then nothing can be paid.
import { Plus, Trash2 } from 'lucide-react';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { ErrorSummary } from '#renderer/ui/error-summary.tsx';
import { FormCheckbox, FormDigitsField, FormTextField, useSentForm } from '#renderer/ui/form.tsx';
import { FieldRow } from '#renderer/ui/page.tsx';
import { StackedForm } from '#renderer/ui/stack.tsx';
import { Table } from '#renderer/ui/table.tsx';
import styles from './first-run.module.css';
import { type FirstRunDraft, type Terminal, terminalSchema } from './first-run-draft.ts';
import { StepActions } from './step-actions.tsx';

const noTerminal: Terminal = { terminalId: '', merchant: '', psp: '', isRrnShort: false };

type TerminalsStepFormProps = {
  draft: FirstRunDraft;
  onBack: () => void;
  onChange: (terminals: Terminal[]) => void;
  onDone: () => void;
};

export function TerminalsStepForm({ draft, onBack, onChange, onDone }: TerminalsStepFormProps) {
  const text = useText();
  const { control, summary, sending, reset } = useSentForm(terminalSchema, noTerminal, [
    'terminalId',
    'merchant',
    'psp',
  ]);
  const add = (terminal: Terminal) => {
    const others = draft.terminals.filter(({ terminalId }) => terminalId !== terminal.terminalId);
    onChange([...others, terminal]);
    reset();
  };
  const remove = (terminalId: string) => {
    onChange(draft.terminals.filter((terminal) => terminal.terminalId !== terminalId));
  };
  return (
    <div className={styles.form}>
      <Table
        caption={text('firstRun.step.terminals')}
        rows={draft.terminals}
        none={{ title: text('firstRun.noTerminals'), why: text('firstRun.noTerminalsWhy') }}
        rowKey={({ terminalId }) => terminalId}
        columns={[
          {
            id: 'terminal',
            header: text('firstRun.terminalId'),
            isRowHeader: true,
            cell: ({ terminalId }) => <Bdi>{terminalId}</Bdi>,
          },
          {
            id: 'merchant',
            header: text('firstRun.merchant'),
            cell: ({ merchant }) => <Bdi>{merchant}</Bdi>,
          },
          { id: 'psp', header: text('firstRun.psp'), cell: ({ psp }) => psp },
        ]}
        act={({ terminalId }) => (
          <Button isDense kind="quiet" icon={Trash2} onPress={() => remove(terminalId)}>
            {text('firstRun.removeTerminal')}
          </Button>
        )}
      />
      <StackedForm onSubmit={sending(add)}>
        <ErrorSummary {...summary} />
        <FieldRow>
          <FormDigitsField
            control={control}
            name="terminalId"
            label={text('firstRun.terminalId')}
            hint={text('firstRun.terminalIdHint')}
          />
          <FormDigitsField control={control} name="merchant" label={text('firstRun.merchant')} />
          <FormTextField
            control={control}
            name="psp"
            label={text('firstRun.psp')}
            hint={text('firstRun.pspHint')}
          />
        </FieldRow>
        <FormCheckbox control={control} name="isRrnShort" label={text('settings.rrnShort')} />
        <div>
          <Button type="submit" icon={Plus}>
            {text('firstRun.addTerminal')}
          </Button>
        </div>
      </StackedForm>
      <StepActions onBack={onBack} onNext={onDone} />
    </div>
  );
}
