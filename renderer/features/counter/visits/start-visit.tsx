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
import { RuleSource } from '#renderer/ui/rule-source.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { useFieldProblems } from '#renderer/ui/use-field-problems.ts';
import { takeReceiptScan } from '../payments/receipt-check.ts';
import { namedCompany, withScanned } from './another-person.ts';
import { type ClientDraft, fieldsOf, isHalfTyped, toClientInput } from './client-draft.ts';
import { ClientFieldInput, clientFieldId } from './client-field.tsx';
import { withFieldNames } from './client-labels.ts';
import styles from './counter.module.css';
import { useClientDraft, useLastOpened, useServicesAgain } from './counter-drafts.ts';
import { type ClientForm, useClientForm } from './use-client-form.ts';
import { VisitLane } from './visit-lane.tsx';

export function StartVisit() {
  const text = useText();
  const start = useStart();
  const { draft } = start;
  const { lastVisitDay } = start.returning;
  return (
    <form
      noValidate
      className={styles.form}
      onSubmit={(event) => event.preventDefault()}
      onKeyDownCapture={start.onKeyDown}
    >
      <ScreenPrimary
        label={text('visits.open')}
        icon={UserPlus}
        onPress={start.open}
        isPending={start.isPending}
      />
      <VisitLane visit={null} />
      {start.refusal === null ? null : (
        <ProblemNotice
          problem={withFieldNames(start.refusal, draft.clientType, text)}
          refusal={start.refusal}
          takesFocus
        />
      )}
      <ErrorSummary {...start.summary} />
      <Section
        title={text('visits.step.client')}
        isDense
        aside={<RuleSource rule="D1" about={text('visits.step.client')} />}
      >
        {start.hasGone ? (
          <Notice
            tone="warn"
            title={text('visits.anotherPerson')}
            actions={
              <Button isDense icon={Undo2} onPress={start.bringBack}>
                {text('visits.anotherPersonUndo')}
              </Button>
            }
          >
            {text('visits.anotherPersonWhat')}
          </Notice>
        ) : null}
        <FieldRow isNarrow>
          <Select
            label={text('visits.clientType')}
            choices={clientTypes.map((value) => ({ value, label: text(`visits.type.${value}`) }))}
            value={draft.clientType}
            onChange={(clientType) =>
              start.change({ ...start.typed, clientType, matterRole: null, licenceBody: null })
            }
          />
          {start.fields.map((field) => (
            <ClientFieldInput
              draft={draft}
              onChange={start.change}
              wasSent={start.wasSent}
              roles={start.roles}
              // What is half typed in a field goes with the person it was typed for.
              key={field === start.scanField ? field : `${field} ${draft.namedBy[start.scanField] ?? ''}`}
              field={field}
              finding={start.findings[field]}
              isScanTarget={field === start.scanField}
            />
          ))}
        </FieldRow>
        {isHalfTyped(start.typed) ? (
          <div>
            <Button kind="quiet" icon={Eraser} keyHint={keyBindings.clearDraft.hint} onPress={start.clear}>
              {text('visits.clear')}
            </Button>
          </div>
        ) : null}
        <ProblemNotice problem={start.returning.problem} />
        {lastVisitDay === null ? null : (
          <Notice tone="info" title={text('visits.returning')}>
            <p>
              {text('visits.returningSince')} <DateText day={lastVisitDay} />
            </p>
            <p>{text('visits.returningWhat')}</p>
          </Notice>
        )}
      </Section>
    </form>
  );
}

/** What the buttons, the keys and the scanner do. */
function useStart() {
  const atHand = useVisitAtHand();
  const lastOpened = useLastOpened();
  const servicesAgain = useServicesAgain();
  const opening = useDeskCommand(desk.visits.open.mutate);
  const form = useClientForm(opening.problem, useClientDraft());
  const { summary, wasSent, send, begin } = useFieldProblems(form.problems);

  const [firstField] = useState(form.scanField);
  useEffect(() => focusField(clientFieldId(firstField)), [firstField]);
  useScanner((scanned) => {
    if (takeReceiptScan(scanned)) return;
    const next = withScanned(form.typed, scanned);
    form.keep(next);
    window.requestAnimationFrame(() => focusField(clientFieldId(fieldsOf(next)[0] ?? 'name')));
  });

  // What a type of client has only one of is filled in: until that was read nothing can be said to be missing.
  const { press: open, isWaiting } = useWhenThere(form.roles !== null, () => void sendTyped());
  const sendTyped = async () => {
    send();
    const client = toClientInput(form.draft);
    if (client === null) return;
    const opened = await opening.run({ client });
    if (opened === null) return;
    lastOpened.keep({ visitId: opened.visitId, client: form.draft, services: servicesAgain.value });
    servicesAgain.drop();
    form.drop();
    atHand.keep(opened.visitId);
  };
  const clear = () => {
    opening.reset();
    servicesAgain.drop();
    form.clear();
    begin();
    focusField(clientFieldId('nationalCode'));
  };
  useKeyCommand('clearDraft', clear, { isEnabled: isHalfTyped(form.typed) });
  return {
    ...form,
    change: (next: ClientDraft) => {
      opening.reset();
      const company = namedCompany(next);
      if (company === null) return form.change(next);
      form.keep(company);
      window.requestAnimationFrame(() => focusField(clientFieldId('legalId')));
    },
    summary,
    wasSent,
    refusal: opening.problem,
    isPending: opening.isPending || isWaiting,
    open,
    clear,
    onKeyDown: movesOn(form, open),
  };
}

/** Enter goes on; after the identifier of a returning client it leads to the first question that their contact data leaves open. */
export function movesOn({ scanField, fields, findings, returning }: ClientForm, open: () => void) {
  const moveOn = enterMovesOn(open);
  return (event: KeyboardEvent<HTMLElement>) => {
    const isPlainEnter = event.key === 'Enter' && !event.ctrlKey && !event.altKey && !event.shiftKey;
    const isInScanBox =
      event.target instanceof Element && event.target.closest(`#${clientFieldId(scanField)}`);
    const asked = fields.find((field) => findings[field]?.kind === 'problem');
    const isToAsk = returning.lastVisitDay !== null && asked !== undefined && asked !== scanField;
    if (!isPlainEnter || !isInScanBox || !isToAsk) return moveOn(event);
    event.preventDefault();
    event.stopPropagation();
    focusField(clientFieldId(asked));
  };
}
