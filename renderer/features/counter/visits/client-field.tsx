// One field of the client's form with its live verdict: a warning is shown at once, a problem as soon as the value is
// as long as it should be, or when the field was left.
import { useState } from 'react';
import { flushSync } from 'react-dom';
import { useText } from '#renderer/i18n/use-text.ts';
import { didAtOnce } from '#renderer/ui/before-scan.ts';
import { DigitsField } from '#renderer/ui/digits-field.tsx';
import { moveOnFromFocus } from '#renderer/ui/enter-moves-on.ts';
import { JalaliDateField } from '#renderer/ui/jalali-date-field.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { type ClientDraft, type ClientField, type FieldFinding, isOptional } from './client-draft.ts';
import { choicesOf, fieldShapes, labelOf, noForeigner } from './client-labels.ts';
import { isForeignNumber } from './foreign-fields.ts';
import { useRolesInMatter } from './start-reads.ts';

type ClientFieldProps = {
  field: ClientField;
  draft: ClientDraft;
  onChange: (draft: ClientDraft) => void;
  finding: FieldFinding | undefined;
  /** The form was sent once: every problem is shown. */
  wasSent: boolean;
  /** Roles in the matter that this type of client may have; null until they were read. */
  roles: readonly string[] | null;
  isScanTarget: boolean;
};

/** Id of a field's control, for links from the error summary. */
export const clientFieldId = (field: ClientField): string => `client-${field}`;

export function ClientFieldInput({
  field,
  draft,
  onChange,
  finding,
  wasSent,
  roles,
  isScanTarget,
}: ClientFieldProps) {
  const text = useText();
  const [wasLeft, setWasLeft] = useState(false);
  // Of somebody who comes for themself as well: of a company's own there is one alone.
  const ownRoles = useRolesInMatter('iranian_adult');
  const { kind, length } = fieldShapes[field];
  const value = draft[field] ?? '';
  const isComplete = length !== undefined && value.length >= length;
  const isDue = wasSent || isComplete || (wasLeft && value !== '');
  const problem = finding?.kind === 'problem' && isDue ? text(`visits.finding.${finding.code}`) : undefined;
  const warning =
    finding?.kind === 'warning' && (isComplete || wasLeft || wasSent)
      ? text(`visits.finding.${finding.code}`)
      : undefined;
  const shared = {
    id: clientFieldId(field),
    label: text(labelOf(field, draft.clientType)),
    isOptional: isOptional(field, draft.clientType),
    problem,
  };
  const change = (next: string) => onChange({ ...draft, [field]: next === noForeigner ? null : next });

  if (kind === 'choice') {
    const choices = choicesOf(field, draft.clientType, (field === 'ownRole' ? ownRoles : roles) ?? []).map(
      ([code, word]) => ({
        value: code,
        label: text(word),
      }),
    );
    const isLoading = field === 'matterRole' && roles === null;
    // What comes next may depend on the answer, so it is drawn first.
    const goOn = (next: string) => {
      didAtOnce(() => onChange(draft));
      flushSync(() => change(next));
      moveOnFromFocus();
    };
    return (
      <Select
        {...shared}
        choices={choices}
        isLoading={isLoading}
        value={draft[field]}
        onChange={change}
        // The digit of a number of signatures would read as the number.
        {...(field === 'signatures' ? {} : { onDigit: goOn })}
      />
    );
  }
  if (kind === 'date')
    return (
      <JalaliDateField {...shared} day={value === '' ? null : value} onChange={(day) => change(day ?? '')} />
    );
  const typed = { ...shared, value, onChange: change, onBlur: () => setWasLeft(true) };
  if (kind === 'text') return <TextField {...typed} />;
  // A foreigner's number may have letters.
  if (isForeignNumber(field, draft)) return <TextField {...typed} appearance="identifier" />;
  return (
    <DigitsField
      {...typed}
      warning={warning}
      isScanTarget={isScanTarget}
      {...(length === undefined ? {} : { length })}
    />
  );
}
