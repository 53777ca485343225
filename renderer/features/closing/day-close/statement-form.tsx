// What the columns of a bank's statement are, how the bank names card money, and how it takes the fee.
import { useState } from 'react';
import type { StatementPreview } from '#core/closing/day-close/bank/contract.ts';
import {
  feeForms,
  missingStatementFields,
  type StatementField,
  type StatementMapping,
  statementFields,
  termChoices,
} from '#core/foundation/settlement/bank/contract.ts';
import { amountUnits } from '#core/foundation/settlement/files/contract.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { FieldRow } from '#renderer/ui/page.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { Stack } from '#renderer/ui/stack.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { ColumnSelect } from './column-select.tsx';

type StatementFormProps = {
  first: Pick<StatementPreview, 'headers' | 'ibans'>;
  mapping: StatementMapping;
  onChange: (mapping: StatementMapping) => void;
  iban: string;
  onAccount: (iban: string) => void;
  isUnitInDoubt: boolean;
};

const required: ReadonlySet<StatementField> = new Set<StatementField>(['date', 'credit']);
const ownAccount = 'own';

export function StatementForm(props: StatementFormProps) {
  const { first, mapping, onChange, iban, onAccount, isUnitInDoubt } = props;
  const text = useText();
  const [words, setWords] = useState(mapping.cardWords.join('، '));
  const lacking = new Set(missingStatementFields(mapping));
  return (
    <Stack>
      <FieldRow>
        {statementFields.map((field) => (
          <ColumnSelect
            key={field}
            label={text(`bank.field.${field}`)}
            headers={first.headers}
            chosen={mapping.columns[field]}
            onChange={(header) => onChange({ ...mapping, columns: chosen(mapping, field, header) })}
            isOptional={!required.has(field)}
            problem={lacking.has(field) ? text('bank.fieldMissing') : undefined}
          />
        ))}
      </FieldRow>
      <FieldRow>
        <TextField
          label={text('bank.cardWords')}
          hint={text('bank.cardWordsHint')}
          isOptional
          value={words}
          onChange={(typed) => {
            setWords(typed);
            onChange({ ...mapping, cardWords: wordsOf(typed) });
          }}
        />
        <Select
          label={text('bank.fee')}
          hint={text('bank.feeHint')}
          choices={feeForms.map((value) => ({ value, label: text(`bank.fee.${value}`) }))}
          value={mapping.fee}
          onChange={(fee) => onChange({ ...mapping, fee })}
        />
        <Select
          label={text('bank.term')}
          hint={text('bank.termHint')}
          choices={termChoices.map((value) => ({
            value,
            label: text('bank.termDays', { days: Number(value) }),
          }))}
          value={termChoices.find((value) => Number(value) === mapping.termDays) ?? null}
          onChange={(value) => onChange({ ...mapping, termDays: Number(value) })}
        />
        {first.ibans.length === 0 ? null : (
          <Select
            label={text('bank.account')}
            hint={text('bank.accountHint')}
            choices={[
              { value: ownAccount, label: text('bank.accountOwn') },
              ...first.ibans.map((value) => ({ value, label: value })),
            ]}
            value={iban === '' ? ownAccount : iban}
            onChange={(value) => onAccount(value === ownAccount ? '' : value)}
          />
        )}
        {mapping.unit === undefined && !isUnitInDoubt ? null : (
          <Select
            label={text('dayClose.map.unit')}
            hint={text('dayClose.map.unitHint')}
            choices={amountUnits.map((value) => ({ value, label: text(`dayClose.map.${value}`) }))}
            value={mapping.unit ?? null}
            onChange={(unit) => onChange({ ...mapping, unit })}
          />
        )}
      </FieldRow>
    </Stack>
  );
}

/** One column has one meaning: it is taken from the field that had it. */
function chosen(
  { columns }: StatementMapping,
  field: StatementField,
  header: string | null,
): StatementMapping['columns'] {
  const kept = Object.entries(columns).filter(([other, taken]) => other !== field && taken !== header);
  return Object.fromEntries(header === null ? kept : [...kept, [field, header]]);
}

/** Words with commas between them. */
const wordsOf = (typed: string): string[] =>
  typed
    .split(/[،,]/)
    .map((word) => word.trim())
    .filter((word) => word !== '');
