// Step 1: the scan box, the type of client and their fields. A returning client's contact data is filled in; the
// verification never is (D1). What is typed stays a draft until the visit is opened.
import { Eraser, Undo2, UserPlus } from 'lucide-react';
import { type KeyboardEvent, useEffect, useState } from 'react';
import { clientTypes } from '#core/counter/visits/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { keyBindings, useKeyCommand } from '#renderer/frame/keyboard-map.ts';
import { ScreenPrimary } from '#renderer/frame/screen-primary.tsx';
import { useScanner } from '#renderer/frame/use-scanner.ts';
import { useWhenThere } from '#renderer/frame/use-when-there.ts';
import { useVisitAtHand } from '#renderer/frame/visit-at-hand.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DateText } from '#renderer/ui/date-text.tsx';
import { enterMovesOn } from '#renderer/ui/enter-moves-on.ts';
import { ErrorSummary, focusField } from '#renderer/ui/error-summary.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { FieldRow, Section } from '#renderer/ui/page.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { RadioGroup } from '#renderer/ui/radio-group.tsx';
import { RuleSource } from '#renderer/ui/rule-source.tsx';
import { useFieldProblems } from '#renderer/ui/use-field-problems.ts';
import { takeReceiptScan } from '../payments/receipt-check.ts';
import { isShorn, withBack, withScanned, withTyped } from './another-person.ts';
import {
  type ClientDraft,
  type ClientField,
  fieldsOf,
  findingsOf,
  identifierField,
  isHalfTyped,
  toClientInput,
} from './client-draft.ts';
import { ClientFieldInput, clientFieldId } from './client-field.tsx';
import { findingsIn, labelOf, withFieldNames } from './client-labels.ts';
import styles from './counter.module.css';
import { useClientDraft, useLastOpened, useServicesAgain } from './counter-drafts.ts';
import { useReturningClient, useRolesInMatter } from './start-reads.ts';
import { StepSection } from './step-section.tsx';

export function StartVisit() {
  const text = useText();
  const { value: draft, keep, drop } = useClientDraft();
  const atHand = useVisitAtHand();
  const lastOpened = useLastOpened();
  const servicesAgain = useServicesAgain();
  const opening = useDeskCommand(desk.visits.open.mutate);
  const { lastVisitDay: known, problem: notLookedFor } = useReturningClient(draft, keep);
  const scanField = identifierField(draft.clientType);
  const roles = useRolesInMatter(draft.clientType);

  const [firstField] = useState(scanField);
  // The draft whose words went because an identifier came to name somebody else.
  const [gone, setGone] = useState<ClientDraft | null>(null);
  useEffect(() => focusField(clientFieldId(firstField)), [firstField]);
  useScanner((scanned) => {
    if (takeReceiptScan(scanned)) return;
    const next = withScanned(draft, scanned);
    keep(next);
    window.requestAnimationFrame(() => focusField(clientFieldId(fieldsOf(next)[0] ?? 'name')));
  });

  const onlyRole = roles?.length === 1 ? (roles[0] ?? null) : null;
  const isAsked = findingsIn(opening.problem).some(([field]) => field === 'birthDate');
  const complete = {
    ...draft,
    matterRole: draft.matterRole ?? onlyRole,
    asksBirthDate: draft.asksBirthDate || isAsked,
  };
  const findings = findingsOf(complete);
  const fields: readonly ClientField[] = [scanField, ...fieldsOf(complete)];
  for (const [field, finding] of findingsIn(opening.problem)) {
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
  const { summary, wasSent, send, begin } = useFieldProblems(Object.fromEntries(problems));
  const change = (next: ClientDraft) => {
    opening.reset();
    const asksBirthDate = next.asksBirthDate && next.nationalCode === draft.nationalCode;
    const typed = withTyped(draft, { ...next, asksBirthDate });
    if (isShorn(draft, typed)) setGone(draft);
    keep(typed);
  };

  // What a type of client has only one of is filled in: until that was read nothing can be said to be missing.
  const { press: open, isWaiting } = useWhenThere(roles !== null, () => void sendTyped());
  const sendTyped = async () => {
    send();
    const client = toClientInput(complete);
    if (client === null) return;
    const opened = await opening.run({ client });
    if (opened === null) return;
    lastOpened.keep({ visitId: opened.visitId, client: complete, services: servicesAgain.value });
    servicesAgain.drop();
    drop();
    atHand.keep(opened.visitId);
  };
  const clear = () => {
    opening.reset();
    servicesAgain.drop();
    drop();
    setGone(null);
    begin();
    focusField(clientFieldId('nationalCode'));
  };
  const bringBack = () => {
    if (gone !== null) keep(withBack(gone, draft));
    setGone(null);
  };
  useKeyCommand('clearDraft', clear, { isEnabled: isHalfTyped(draft) });
  const moveOn = enterMovesOn(open);
  /** After the identifier of a returning client Enter leads to the first question that their contact data leaves open. */
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const isPlainEnter = event.key === 'Enter' && !event.ctrlKey && !event.altKey && !event.shiftKey;
    const isInScanBox =
      event.target instanceof Element && event.target.closest(`#${clientFieldId(scanField)}`);
    const asked = fields.find((field) => findings[field]?.kind === 'problem');
    if (!isPlainEnter || !isInScanBox || known === null || asked === undefined || asked === scanField)
      return moveOn(event);
    event.preventDefault();
    event.stopPropagation();
    focusField(clientFieldId(asked));
  };
  const shared = { draft: complete, onChange: change, wasSent, roles };
  return (
    <form
      noValidate
      className={styles.form}
      onSubmit={(event) => event.preventDefault()}
      onKeyDownCapture={onKeyDown}
    >
      <ScreenPrimary
        label={text('visits.open')}
        icon={UserPlus}
        onPress={open}
        isPending={opening.isPending || isWaiting}
      />
      {opening.problem === null ? null : (
        <ProblemNotice
          problem={withFieldNames(opening.problem, draft.clientType, text)}
          refusal={opening.problem}
          takesFocus
        />
      )}
      <ErrorSummary {...summary} />
      <Section
        title={text('visits.step.client')}
        aside={<RuleSource rule="D1" about={text('visits.step.client')} />}
      >
        {gone === null ? null : (
          <Notice
            tone="warn"
            title={text('visits.anotherPerson')}
            actions={
              <Button isDense icon={Undo2} onPress={bringBack}>
                {text('visits.anotherPersonUndo')}
              </Button>
            }
          >
            {text('visits.anotherPersonWhat')}
          </Notice>
        )}
        <RadioGroup
          label={text('visits.clientType')}
          choices={clientTypes.map((value) => ({ value, label: text(`visits.type.${value}`) }))}
          value={draft.clientType}
          onChange={(clientType) => change({ ...draft, clientType, matterRole: null, licenceBody: null })}
          isInline
        />
        <FieldRow>
          {fields.map((field) => (
            <ClientFieldInput
              {...shared}
              // What is half typed in a field goes with the person it was typed for.
              key={field === scanField ? field : `${field} ${draft.namedBy[scanField] ?? ''}`}
              field={field}
              finding={findings[field]}
              isScanTarget={field === scanField}
            />
          ))}
        </FieldRow>
        {isHalfTyped(draft) ? (
          <div>
            <Button kind="quiet" icon={Eraser} keyHint={keyBindings.clearDraft.hint} onPress={clear}>
              {text('visits.clear')}
            </Button>
          </div>
        ) : null}
        <ProblemNotice problem={notLookedFor} />
        {known === null ? null : (
          <Notice tone="info" title={text('visits.returning')}>
            <p>
              {text('visits.returningSince')} <DateText day={known} />
            </p>
            <p>{text('visits.returningWhat')}</p>
          </Notice>
        )}
      </Section>
      <StepSection step="identity" />
      <StepSection step="services" />
      <StepSection step="payment" />
    </form>
  );
}
