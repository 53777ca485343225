// Adds somebody to an open visit: one who comes themself, by the same form as the first one; one more for whom somebody here acts; or
// who interprets or stands beside. Ctrl+Enter adds them, and their list is at hand; Alt+N once more goes back (D1.75).
import { ArrowRight, UserPlus } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { VisitView } from '#core/counter/visit-acts/contract.ts';
import { type ClientType, clientTypes } from '#core/counter/visits/contract.ts';
import { type FormType, formTypes } from '#core/counter/visits/people/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { keyBindings, useKeyCommand } from '#renderer/frame/keyboard-map.ts';
import { ScreenPrimary } from '#renderer/frame/screen-primary.tsx';
import { useScanner } from '#renderer/frame/use-scanner.ts';
import { useWhenThere } from '#renderer/frame/use-when-there.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { ErrorSummary, focusField } from '#renderer/ui/error-summary.tsx';
import { FieldRow, Section } from '#renderer/ui/page.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { useFieldProblems } from '#renderer/ui/use-field-problems.ts';
import { withScanned } from './another-person.ts';
import { type ClientDraft, fieldsOf, toClientInput } from './client-draft.ts';
import { ClientFieldInput, clientFieldId } from './client-field.tsx';
import { withFieldNames } from './client-labels.ts';
import styles from './counter.module.css';
import { useAddedPersonDraft } from './counter-drafts.ts';
import { FurtherPrincipalForm } from './further-principal-form.tsx';
import { HelperForm } from './helper-form.tsx';
import { movesOn } from './start-visit.tsx';
import { useClientForm } from './use-client-form.ts';

type AddPersonProps = { visit: VisitView; onClose: () => void };

const isClientType = (type: FormType): type is ClientType => clientTypes.some((client) => client === type);

export function AddPerson({ visit, onClose }: AddPersonProps) {
  const text = useText();
  const [type, setType] = useState<FormType>('iranian_adult');
  useKeyCommand('addPerson', onClose);
  const shared = { visit, onClose };
  return (
    <Section
      title={text('visits.addPersonTitle', { name: visit.clientName })}
      aside={
        <Button isDense kind="quiet" icon={ArrowRight} keyHint={keyBindings.addPerson.hint} onPress={onClose}>
          {text('visits.addPersonBack')}
        </Button>
      }
    >
      <div className={styles.form}>
        <FieldRow isNarrow>
          <Select
            label={text('visits.clientType')}
            choices={formTypes.map((value) => ({ value, label: text(`visits.type.${value}`) }))}
            value={type}
            onChange={setType}
          />
        </FieldRow>
        {type === 'further_principal' ? <FurtherPrincipalForm {...shared} /> : null}
        {type === 'helper' ? <HelperForm {...shared} /> : null}
        {isClientType(type) ? <OwnForm {...shared} clientType={type} /> : null}
      </div>
    </Section>
  );
}

/** One who comes themself, whatever they come as. */
function OwnForm({ visit, clientType, onClose }: AddPersonProps & { clientType: ClientType }) {
  const text = useText();
  const draft = useAddedPersonDraft(visit.visitId);
  const adding = useDeskCommand(desk.visits.addPerson.mutate);
  const isOther = draft.value.clientType !== clientType;
  const typed: ClientDraft = isOther
    ? { ...draft.value, clientType, matterRole: null, licenceBody: null }
    : draft.value;
  const form = useClientForm(adding.problem, { ...draft, value: typed });
  const { summary, wasSent, send } = useFieldProblems(form.problems);
  useEffect(() => focusField(clientFieldId(form.scanField)), [form.scanField]);
  useScanner((scanned) => {
    const next = { ...withScanned(form.typed, scanned), clientType };
    form.keep(next);
    window.requestAnimationFrame(() => focusField(clientFieldId(fieldsOf(next)[0] ?? 'name')));
  });
  const { press, isWaiting } = useWhenThere(form.roles !== null, () => void add());
  const add = async () => {
    send();
    const client = toClientInput(form.draft);
    if (client === null) return;
    if ((await adding.run({ visitId: visit.visitId, person: client })) === null) return;
    form.drop();
    onClose();
  };
  return (
    <form
      noValidate
      className={styles.form}
      onSubmit={(event) => event.preventDefault()}
      onKeyDownCapture={movesOn(form, press)}
    >
      <ScreenPrimary
        label={text('visits.addPersonAct')}
        icon={UserPlus}
        onPress={press}
        isPending={adding.isPending || isWaiting}
      />
      {adding.problem === null ? null : (
        <ProblemNotice
          problem={withFieldNames(adding.problem, clientType, text)}
          refusal={adding.problem}
          takesFocus
        />
      )}
      <ErrorSummary {...summary} />
      <FieldRow isNarrow>
        {form.fields.map((field) => (
          <ClientFieldInput
            key={field}
            draft={form.draft}
            onChange={(next) => {
              adding.reset();
              form.change(next);
            }}
            wasSent={wasSent}
            roles={form.roles}
            field={field}
            finding={form.findings[field]}
            isScanTarget={field === form.scanField}
          />
        ))}
      </FieldRow>
      <ProblemNotice problem={form.returning.problem} />
    </form>
  );
}
