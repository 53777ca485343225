// Enters a designated terminal with its letter, or ends the use of one. Ending narrows what is allowed, so one person
// does it at once (D2).
import { useState } from 'react';
import { desk } from '../../api/client.ts';
import { deskQueries } from '../../api/queries.ts';
import { useDeskCommand, useDeskQuery } from '../../api/use-desk.ts';
import { useText } from '../../i18n/use-text.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { DigitsField } from '../../ui/digits-field.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { FormEnd } from '../../ui/form.tsx';
import { JalaliDateField } from '../../ui/jalali-date-field.tsx';
import { FieldRow } from '../../ui/page.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Select } from '../../ui/select.tsx';
import { StackedForm } from '../../ui/stack.tsx';
import { TextField } from '../../ui/text-field.tsx';

type Draft = {
  readonly terminalId: string;
  readonly merchant: string;
  readonly psp: string;
  readonly letterNumber: string;
  readonly letterDay: string | null;
  readonly validFrom: string | null;
  readonly validTo: string | null;
};
const empty: Draft = {
  terminalId: '',
  merchant: '',
  psp: '',
  letterNumber: '',
  letterDay: null,
  validFrom: null,
  validTo: null,
};

export function TerminalDialog({ onClose }: { onClose: () => void }) {
  const text = useText();
  const [draft, setDraft] = useState(empty);
  const [attempts, setAttempts] = useState(0);
  const proposing = useDeskCommand(desk.payments.proposeTerminal.mutate);
  const isMissing = (field: keyof Draft): boolean =>
    field !== 'validTo' && (draft[field] ?? '').trim() === '';
  const fields = [
    'terminalId',
    'merchant',
    'psp',
    'letterNumber',
    'letterDay',
    'validFrom',
    'validTo',
  ] as const;
  const missing = fields.filter(isMissing);
  const wasSent = attempts > 0;
  const bound = (field: keyof Draft) => ({
    id: `terminal-${field}`,
    label: text(labels[field]),
    problem: wasSent && isMissing(field) ? text('settings.fieldMissing') : undefined,
  });
  const write = (field: 'terminalId' | 'merchant' | 'psp' | 'letterNumber') => ({
    ...bound(field),
    value: draft[field],
    onChange: (value: string) => setDraft((before) => ({ ...before, [field]: value })),
  });
  const date = (field: 'letterDay' | 'validFrom' | 'validTo') => ({
    ...bound(field),
    day: draft[field],
    onChange: (day: string | null) => setDraft((before) => ({ ...before, [field]: day })),
  });
  const enter = async () => {
    setAttempts((before) => before + 1);
    const { letterDay, validFrom } = draft;
    if (missing.length > 0 || letterDay === null || validFrom === null) return;
    if ((await proposing.run({ ...draft, letterDay, validFrom })) !== null) onClose();
  };
  return (
    <Dialog title={text('settings.enterTerminal')} isOpen onClose={onClose} isWide>
      <StackedForm onSubmit={enter}>
        {proposing.problem === null ? null : <ProblemNotice problem={proposing.problem} takesFocus />}
        <ErrorSummary
          errors={
            wasSent
              ? missing.map((field) => ({
                  fieldId: `terminal-${field}`,
                  message: text('settings.missingOf', { field: text(labels[field]) }),
                }))
              : []
          }
          attempts={attempts}
        />
        <FieldRow>
          <DigitsField {...write('terminalId')} autoFocus />
          <DigitsField {...write('merchant')} />
          <TextField {...write('psp')} />
        </FieldRow>
        <FieldRow>
          <TextField {...write('letterNumber')} />
          <JalaliDateField {...date('letterDay')} />
          <JalaliDateField {...date('validFrom')} />
          <JalaliDateField {...date('validTo')} isOptional />
        </FieldRow>
        <FormEnd
          act={text('settings.enter')}
          isPending={proposing.isPending}
          back={text('settings.cancel')}
          onBack={onClose}
        />
      </StackedForm>
    </Dialog>
  );
}

const labels = {
  terminalId: 'settings.terminal',
  merchant: 'settings.merchant',
  psp: 'settings.psp',
  letterNumber: 'settings.letterNumber',
  letterDay: 'settings.letterDay',
  validFrom: 'settings.validFrom',
  validTo: 'settings.validTo',
} as const;

export function RetireTerminalDialog({ onClose }: { onClose: () => void }) {
  const text = useText();
  const [terminalId, setTerminalId] = useState<string | null>(null);
  const [lastDay, setLastDay] = useState<string | null>(null);
  const [attempts, setAttempts] = useState(0);
  const { data: terminals = [] } = useDeskQuery(deskQueries.payments.terminals.queryOptions());
  const retiring = useDeskCommand(desk.payments.retireTerminal.mutate);
  const wasSent = attempts > 0;
  const retire = async () => {
    setAttempts((before) => before + 1);
    if (terminalId === null || lastDay === null) return;
    if ((await retiring.run({ terminalId, lastDay })) !== null) onClose();
  };
  return (
    <Dialog title={text('settings.retireTerminal')} isOpen onClose={onClose}>
      <StackedForm onSubmit={retire}>
        <p>{text('settings.retireWhat')}</p>
        {retiring.problem === null ? null : <ProblemNotice problem={retiring.problem} takesFocus />}
        <Select
          label={text('settings.terminal')}
          choices={terminals
            .filter(({ inForce }) => inForce)
            .map((terminal) => ({ value: terminal.terminalId, label: terminal.terminalId }))}
          value={terminalId}
          onChange={setTerminalId}
          problem={wasSent && terminalId === null ? text('settings.fieldMissing') : undefined}
        />
        <JalaliDateField
          label={text('settings.lastDay')}
          day={lastDay}
          onChange={setLastDay}
          problem={wasSent && lastDay === null ? text('settings.fieldMissing') : undefined}
        />
        <FormEnd
          act={text('settings.retireTerminal')}
          kind="danger"
          isPending={retiring.isPending}
          back={text('settings.cancel')}
          onBack={onClose}
        />
      </StackedForm>
    </Dialog>
  );
}
