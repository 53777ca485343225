// The client's fields of step 1: what is typed, what is wrong with it, and what a person brings back of it.
import { useState } from 'react';
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import type { Draft } from '#renderer/frame/drafts.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { isShorn, withBack, withTyped } from './another-person.ts';
import { type ClientDraft, type ClientField, fieldsOf, findingsOf, identifierField } from './client-draft.ts';
import { clientFieldId } from './client-field.tsx';
import { findingsIn, labelOf } from './client-labels.ts';
import { useReturningClient, useRolesInMatter } from './start-reads.ts';

/** `refusal`: why the form was not taken; what it says of a field is said at the field. */
export function useClientForm(refusal: Problem | null, { value: typed, keep, drop }: Draft<ClientDraft>) {
  const text = useText();
  const returning = useReturningClient(typed, keep);
  const roles = useRolesInMatter(typed.clientType);
  const scanField = identifierField(typed.clientType);
  // The draft whose words went because an identifier came to name somebody else.
  const [gone, setGone] = useState<ClientDraft | null>(null);

  const refused = findingsIn(refusal);
  const onlyRole = roles?.length === 1 ? (roles[0] ?? null) : null;
  const draft = {
    ...typed,
    matterRole: typed.matterRole ?? onlyRole,
    asksBirthDate: typed.asksBirthDate || refused.some(([field]) => field === 'birthDate'),
  };
  const findings = findingsOf(draft);
  const fields: readonly ClientField[] = [scanField, ...fieldsOf(draft)];
  for (const [field, finding] of refused) {
    if (findings[field]?.kind !== 'problem') findings[field] = finding;
  }
  const problems = fields.flatMap((field): [string, string][] => {
    const finding = findings[field];
    if (finding?.kind !== 'problem') return [];
    const message = text('visits.fieldProblem', {
      field: text(labelOf(field, draft.clientType)),
      problem: text(`visits.finding.${finding.code}`),
    });
    return [[clientFieldId(field), message]];
  });
  return {
    /** As typed, with what a type of client has only one of filled in. */
    draft,
    typed,
    returning,
    roles,
    scanField,
    fields,
    findings,
    /** By the ids of the fields. */
    problems: Object.fromEntries(problems),
    keep,
    change: (next: ClientDraft) => {
      const asksBirthDate = next.asksBirthDate && next.nationalCode === typed.nationalCode;
      const changed = withTyped(typed, { ...next, asksBirthDate });
      if (isShorn(typed, changed)) setGone(typed);
      keep(changed);
    },
    drop,
    clear: () => {
      drop();
      setGone(null);
    },
    hasGone: gone !== null,
    bringBack: () => {
      if (gone !== null) keep(withBack(gone, typed));
      setGone(null);
    },
  };
}

export type ClientForm = ReturnType<typeof useClientForm>;
