// The form in which a person says what the columns of an unknown report are, with what the choice reads of the file.
import type { TriedMapping } from '#core/closing/day-close/report-import/contract.ts';
import { amountUnits, type PspRowType } from '#core/foundation/settlement/files/contract.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { FieldRow } from '#renderer/ui/page.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { Stack } from '#renderer/ui/stack.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { ColumnSelect } from './column-select.tsx';
import {
  type AskedField,
  askedFields,
  chooseColumn,
  type MappingDraft,
  statedStatuses,
} from './mapping-draft.ts';
import { useSampleText } from './sample-text.ts';

type MappingFormProps = {
  headers: readonly string[];
  /** The office's terminals, for a report that names none. */
  terminals: readonly string[];
  draft: MappingDraft;
  onChange: (draft: MappingDraft) => void;
  /** What the draft reads of the file; null before the first answer. */
  tried: TriedMapping | null;
  /** The person wanted to go on without a name. */
  isNameMissing: boolean;
};

const required: ReadonlySet<AskedField> = new Set<AskedField>(['amount', 'date']);
const types: readonly PspRowType[] = ['purchase', 'reversal', 'other'];

export function MappingForm(props: MappingFormProps) {
  const { terminals, draft, onChange, tried, isNameMissing } = props;
  const text = useText();
  const typeTexts = [...new Set([...Object.keys(draft.types), ...(tried?.unknownTypes ?? [])])];
  const stateTexts = [...new Set([...Object.keys(draft.states), ...(tried?.unknownStatuses ?? [])])];
  return (
    <Stack>
      <TextField
        label={text('dayClose.map.name')}
        hint={text('dayClose.map.nameHint')}
        value={draft.name}
        onChange={(name) => onChange({ ...draft, name })}
        problem={isNameMissing ? text('dayClose.map.nameMissing') : undefined}
      />
      <FieldRow>
        {askedFields.map((field) => (
          <FieldColumn key={field} field={field} {...props} />
        ))}
        {draft.columns.terminal !== undefined ? null : (
          <Select
            label={text('dayClose.map.fixedTerminal')}
            hint={text('dayClose.map.fixedTerminalHint')}
            choices={terminals.map((terminal) => ({ value: terminal, label: terminal }))}
            value={draft.terminalId}
            onChange={(terminalId) => onChange({ ...draft, terminalId })}
            isOptional
          />
        )}
      </FieldRow>
      {draft.columns.type === undefined ? null : (
        <Words
          words={typeTexts}
          choices={types.map((value) => ({ value, label: text(`dayClose.type.${value}`) }))}
          meaningOf={(word) => draft.types[word] ?? null}
          onChange={(word, meaning) => onChange({ ...draft, types: { ...draft.types, [word]: meaning } })}
        />
      )}
      {draft.columns.status === undefined ? null : (
        <Words
          words={stateTexts}
          choices={statedStatuses.map((value) => ({ value, label: text(`dayClose.status.${value}`) }))}
          meaningOf={(word) => draft.states[word] ?? null}
          onChange={(word, meaning) => onChange({ ...draft, states: { ...draft.states, [word]: meaning } })}
        />
      )}
      {draft.unit === null && tried?.isUnitInDoubt !== true ? null : (
        <Select
          label={text('dayClose.map.unit')}
          hint={text('dayClose.map.unitHint')}
          choices={amountUnits.map((value) => ({ value, label: text(`dayClose.map.${value}`) }))}
          value={draft.unit}
          onChange={(unit) => onChange({ ...draft, unit })}
        />
      )}
    </Stack>
  );
}

type WordsProps<M extends string> = {
  words: readonly string[];
  choices: readonly { value: M; label: string }[];
  meaningOf: (word: string) => M | null;
  onChange: (word: string, meaning: M) => void;
};

/** A text that nobody has explained is a question: it is never guessed. */
function Words<M extends string>({ words, choices, meaningOf, onChange }: WordsProps<M>) {
  const text = useText();
  if (words.length === 0) return null;
  return (
    <>
      <p>{text('dayClose.map.words')}</p>
      <FieldRow>
        {words.map((word) => (
          <Select
            key={word}
            label={word === '' ? text('dayClose.map.emptyMeans') : text('dayClose.map.wordMeans', { word })}
            choices={choices}
            value={meaningOf(word)}
            onChange={(meaning) => onChange(word, meaning)}
          />
        ))}
      </FieldRow>
    </>
  );
}

function FieldColumn({ field, headers, draft, onChange, tried }: MappingFormProps & { field: AskedField }) {
  const text = useText();
  const sampleText = useSampleText();
  const samples = (tried?.samples ?? []).flatMap(({ cells }) => cells[field] ?? []);
  const unread = samples.find(({ isReadable }) => !isReadable);
  const shown = samples.find(({ read }) => read !== null);
  return (
    <ColumnSelect
      label={text(`dayClose.field.${field}`)}
      headers={headers}
      chosen={draft.columns[field]}
      onChange={(header) => onChange(chooseColumn(draft, field, header))}
      isOptional={!required.has(field)}
      hint={shown === undefined ? undefined : sampleText(field, shown)}
      problem={unread === undefined ? undefined : text('dayClose.map.unread', { written: unread.text })}
    />
  );
}
