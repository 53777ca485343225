// The form of a complaint. About the manager it is sealed to the province, or before enrolment its text is not taken.
import type { z } from 'zod';
import {
  type ComplaintKind,
  complaintCategories,
  type registerComplaintOutput,
} from '#core/counter/complaints/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskCommand, useDeskQuery } from '#renderer/api/use-desk.ts';
import { useDraft } from '#renderer/frame/drafts.ts';
import { useSyncState } from '#renderer/frame/use-sync-state.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { FormEnd } from '#renderer/ui/act-form.tsx';
import { Checkbox } from '#renderer/ui/checkbox.tsx';
import { DigitsField } from '#renderer/ui/digits-field.tsx';
import { ErrorSummary } from '#renderer/ui/error-summary.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { FieldRow } from '#renderer/ui/page.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { RadioGroup } from '#renderer/ui/radio-group.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { StackedForm } from '#renderer/ui/stack.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { useFieldProblems } from '#renderer/ui/use-field-problems.ts';
import type { ComplaintCategory } from './complaint-labels.ts';
import { useVisitOnCounter, VisitChoice } from './visit-choice.tsx';

type ComplaintDraft = {
  /** The visit that it is about; undefined as long as nobody chose: then it is the one on the counter. */
  visitId?: string | null;
  kind: ComplaintKind;
  category: ComplaintCategory | null;
  aboutManager: boolean;
  /** Who of the office it is about, where the client names somebody. */
  aboutId: string | null;
  text: string;
  contactName: string;
  contactPhone: string;
};

const emptyDraft: ComplaintDraft = {
  kind: 'complaint',
  category: null,
  aboutManager: false,
  aboutId: null,
  text: '',
  contactName: '',
  contactPhone: '',
};
/** The choice that names nobody. */
const nobody = 'nobody';
const kinds: readonly ComplaintKind[] = ['complaint', 'feedback'];

type RegisterFormProps = {
  onDone: (registered: z.infer<typeof registerComplaintOutput>) => void;
  onCancel: () => void;
};

/** What is typed of a complaint, and who and which visit it may be about. */
function useComplaint() {
  const draft = useDraft('complaints.register', emptyDraft);
  const sync = useSyncState();
  const { value } = draft;
  const onCounter = useVisitOnCounter();
  const visitId = value.visitId === undefined ? onCounter : value.visitId;
  const change = (changes: Partial<ComplaintDraft>) => draft.keep({ ...value, visitId, ...changes });
  const { data: people = [] } = useDeskQuery(deskQueries.complaints.people.queryOptions());
  const isTextTaken = !value.aboutManager || sync?.provinceFingerprint !== null;
  const isTextNeeded = value.kind === 'complaint' && !value.aboutManager;
  return { value, change, drop: draft.drop, visitId, onCounter, people, isTextTaken, isTextNeeded };
}

export function RegisterForm({ onDone, onCancel }: RegisterFormProps) {
  const text = useText();
  const registering = useDeskCommand(desk.complaints.register.mutate);
  const complaint = useComplaint();
  const { value, change, isTextTaken } = complaint;

  const { summary, shown, send } = useFieldProblems({
    'complaint-category': value.category === null ? text('complaints.categoryMissing') : undefined,
    'complaint-text':
      complaint.isTextNeeded && value.text.trim() === '' ? text('complaints.textMissing') : undefined,
  });

  const submit = async () => {
    if (!send() || value.category === null) return;
    const said = isTextTaken ? value : emptyDraft;
    const registered = await registering.run({
      kind: value.kind,
      category: value.category,
      aboutManager: value.aboutManager,
      text: said.text,
      contactName: said.contactName,
      contactPhone: said.contactPhone,
      visitId: isTextTaken ? complaint.visitId : null,
      aboutId: value.aboutManager ? null : value.aboutId,
    });
    if (registered === null) return;
    complaint.drop();
    onDone(registered);
  };
  return (
    <StackedForm onSubmit={submit}>
      <ProblemNotice problem={registering.problem} takesFocus />
      <ErrorSummary {...summary} />
      <FieldRow>
        <RadioGroup
          label={text('complaints.kind')}
          choices={kinds.map((kind) => ({ value: kind, label: text(`complaints.kind.${kind}`) }))}
          value={value.kind}
          onChange={(kind) => change({ kind })}
          isInline
        />
        <Select
          id="complaint-category"
          label={text('complaints.category')}
          choices={complaintCategories.map((category) => ({
            value: category,
            label: text(`complaints.category.${category}`),
          }))}
          value={value.category}
          autoFocus
          onChange={(category) => change({ category })}
          problem={shown('complaint-category')}
        />
        <AboutWhom complaint={complaint} />
      </FieldRow>
      <Checkbox isSelected={value.aboutManager} onChange={(aboutManager) => change({ aboutManager })}>
        {text('complaints.aboutManager')}
      </Checkbox>
      {value.aboutManager ? (
        <Notice tone={isTextTaken ? 'info' : 'warn'}>
          {text(isTextTaken ? 'complaints.sealedWhat' : 'complaints.notTakenWhat')}
        </Notice>
      ) : null}
      {isTextTaken ? <WhatHappened complaint={complaint} problem={shown('complaint-text')} /> : null}
      <FormEnd act={text('complaints.registerIt')} isPending={registering.isPending} onBack={onCancel} />
    </StackedForm>
  );
}

type PartProps = { complaint: ReturnType<typeof useComplaint> };

/** Who of the office it is about; somebody who is manager makes it one about the manager. */
function AboutWhom({ complaint: { value, change, people } }: PartProps) {
  const text = useText();
  return (
    <Select
      label={text('complaints.about')}
      choices={[
        { value: nobody, label: text('complaints.aboutNobody') },
        ...people.map(({ id, name, hasLeft }) => ({
          value: id,
          label: hasLeft ? text('complaints.aboutLeft', { name }) : name,
        })),
      ]}
      value={people.find(({ id }) => id === value.aboutId)?.id ?? nobody}
      onChange={(id) => {
        const named = people.find((person) => person.id === id);
        const aboutManager = named?.role === 'manager' || (value.aboutManager && named === undefined);
        change({ aboutId: id === nobody ? null : id, aboutManager });
      }}
      isOptional
    />
  );
}

/** Its visit, its words, and how whoever complains is reached. */
function WhatHappened({ complaint, problem }: PartProps & { problem: string | undefined }) {
  const text = useText();
  const { value, change, visitId, onCounter, isTextNeeded } = complaint;
  return (
    <>
      <VisitChoice
        visitId={visitId ?? onCounter}
        isSelected={visitId !== null}
        onChange={(isSelected) => change({ visitId: isSelected ? (visitId ?? onCounter) : null })}
      />
      <FieldRow>
        <TextField
          id="complaint-text"
          label={text('complaints.text')}
          value={value.text}
          onChange={(said) => change({ text: said })}
          isOptional={!isTextNeeded}
          problem={problem}
          isMultiline
        />
      </FieldRow>
      <FieldRow>
        <TextField
          label={text('complaints.contactName')}
          value={value.contactName}
          onChange={(contactName) => change({ contactName })}
          isOptional
        />
        <DigitsField
          label={text('complaints.contactPhone')}
          value={value.contactPhone}
          onChange={(contactPhone) => change({ contactPhone })}
          isOptional
        />
      </FieldRow>
    </>
  );
}
