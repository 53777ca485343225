// The list of those who came by one form, each item visible and answered on its own. A refusal or an escalation has one key and a
// reason. What was wholly checked today is held, and said so; the person, the document and the face are seen anew (D1.79).
import { CheckCheck, CircleX, ShieldCheck, UserRoundCog } from 'lucide-react';
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { FormView } from '#core/counter/visit-acts/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { keyBindings, useKeyCommand } from '#renderer/frame/keyboard-map.ts';
import { ScreenPrimary, ScreenTools } from '#renderer/frame/screen-primary.tsx';
import { isMessageId } from '#renderer/i18n/messages.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { didAtOnce } from '#renderer/ui/before-scan.ts';
import { Button } from '#renderer/ui/button.tsx';
import { ErrorSummary, focusField } from '#renderer/ui/error-summary.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { useFieldProblems } from '#renderer/ui/use-field-problems.ts';
import { Checklist, missingFieldId } from './checklist.tsx';
import {
  type Answers,
  answersToSend,
  heldAnswers,
  missingItems,
  nothingHeld,
  usualAnswers,
} from './checklist-answers.ts';
import { ManagersPointNotice, SeenTodayNotice, useManagersPoint } from './form-notices.tsx';
import styles from './identity.module.css';
import { type IdentityDraft, useIdentityDraft } from './identity-draft.ts';
import { withItemNames } from './item-names.ts';
import type { PeopleColumns } from './people-columns.ts';
import { RefusalDialog } from './refusal-dialog.tsx';

type IdentityFormProps = {
  visitId: string;
  form: FormView;
  /** Those of the form by name. */
  people: readonly { readonly name: string; readonly isHere: boolean }[];
  /** Others in the visit: the list says whose it is. */
  others: readonly FormView[];
  /** Where everybody of the visit has a column; null where one list is shown. */
  columns: PeopleColumns | null;
  onDone: () => void;
};

/** The answers of a form, what is missing of them, and sending them. */
function useAnswers({ visitId, form, onDone }: Omit<IdentityFormProps, 'people' | 'others' | 'columns'>) {
  const text = useText();
  const { formId, items, seenToday } = form;
  const held = seenToday?.held ?? nothingHeld;
  const draft = useIdentityDraft(formId);
  const typed = { ...draft.value, answers: draft.value.answers ?? heldAnswers(held) };
  const { answers, note, changed } = typed;
  const verifying = useDeskCommand(desk.identity.verify.mutate);
  const missing = missingItems(items, answers);
  const problems = missing.flatMap((item): [string, string][] => {
    const word = `identity.item.${item.code}`;
    const field = missingFieldId(item, answers);
    return isMessageId(word) ? [[field, text('identity.missing', { item: text(word) })]] : [];
  });
  const { summary, wasSent, send } = useFieldProblems(Object.fromEntries(problems));
  const sent = answersToSend(items, answers);
  const done = () => {
    draft.drop();
    onDone();
  };
  const verify = async () => {
    send();
    if (missing.length > 0) return;
    if ((await verifying.run({ visitId, formId, answers: sent, note, changed })) !== null) done();
  };
  function answer(next: Answers): string | null {
    draft.keep({ ...typed, answers: next });
    const [open] = missingItems(items, next);
    return open === undefined ? null : missingFieldId(open, next);
  }
  return {
    typed,
    keep: (next: Partial<IdentityDraft>) => draft.keep({ ...typed, ...next }),
    /** Both: @returns where the first open thing is asked; null when all is answered */
    answerUsual: () => answer(usualAnswers(items, form.said, held, answers)),
    choose(next: Answers): string | null {
      didAtOnce(() => draft.keep(typed));
      return answer(next);
    },
    open: missing.length,
    verifying,
    summary,
    missing: new Set(wasSent ? missing.map(({ code }) => code) : []),
    sent,
    done,
    verify,
  };
}

export function IdentityForm({ visitId, form, people, others, columns, onDone }: IdentityFormProps) {
  const text = useText();
  const { formId, items } = form;
  const point = useManagersPoint(form);
  const { typed, keep, verifying, ...list } = useAnswers({ visitId, form, onDone });
  const { answers, note, changed } = typed;
  const [ending, setEnding] = useState<'refused' | 'escalated' | null>(null);
  const usual = useRef<HTMLButtonElement>(null);
  const verify = useRef<HTMLButtonElement>(null);
  // What it ticked is in view; the focus goes to what is left to say, or to the button that ends it.
  const goOn = (open: string | null) => {
    if (open === null) verify.current?.focus();
    else focusField(open);
  };
  const answerUsual = () => goOn(list.answerUsual());

  // It stands in the foot, which is in view: nothing is scrolled for it.
  useEffect(() => usual.current?.focus({ preventScroll: true }), []);
  useKeyCommand('identity', answerUsual);
  useKeyCommand('refuse', () => setEnding('refused'));
  useKeyCommand('escalate', () => setEnding('escalated'));

  const refusedFor = verifying.problem?.code;
  // A point that only the answers tell, such as a mother, is known once the check is refused for it (D1.226).
  const isNotConfirmed = point !== null || refusedFor === 'POINT_IS_MANAGERS';
  const asksChange = refusedFor === 'CHANGE_NEEDED' || changed !== '';
  return (
    <div className={styles.form}>
      <ScreenPrimary
        ref={verify}
        label={text('identity.verify')}
        icon={ShieldCheck}
        onPress={() => void list.verify()}
        isPending={verifying.isPending}
      />
      {verifying.problem === null ? null : (
        <ProblemNotice
          problem={withItemNames(verifying.problem, text)}
          refusal={verifying.problem}
          takesFocus
        />
      )}
      <ManagersPointNotice form={form} />
      {asksChange ? (
        <TextField
          label={text('identity.changed')}
          hint={text('identity.changedHint')}
          value={changed}
          onChange={(next) => keep({ changed: next })}
        />
      ) : null}
      <ErrorSummary {...list.summary} />
      <Tools
        usual={usual}
        left={text('identity.left', { open: list.open, all: items.length })}
        isForManager={isNotConfirmed || refusedFor === 'DOUBT_IS_MANAGERS'}
        onUsual={answerUsual}
        onEnd={setEnding}
      />
      {others.length === 0 ? null : (
        <h3 className={columns === null ? styles.group : 'visually-hidden'}>
          {text('identity.listOf', { name: form.name })}
        </h3>
      )}
      <Checklist
        items={items}
        answers={answers}
        onChange={(next) => keep({ answers: next })}
        onGoOn={(next) => goOn(list.choose(next))}
        here={people.find(({ isHere }) => isHere)?.name ?? ''}
        actsFor={people.find(({ isHere }) => !isHere)?.name ?? form.actsFor}
        columns={columns}
        others={others}
        missing={list.missing}
      />
      <SeenTodayNotice form={form} />
      <TextField
        label={text('identity.noteKept')}
        value={note}
        onChange={(next) => keep({ note: next })}
        isOptional
      />
      {ending === null ? null : (
        <RefusalDialog
          visitId={visitId}
          formId={formId}
          outcome={ending}
          isNotConfirmed={isNotConfirmed}
          answers={list.sent}
          note={note}
          onClose={() => setEnding(null)}
          onDone={list.done}
        />
      )}
    </div>
  );
}

type ToolsProps = {
  usual: RefObject<HTMLButtonElement | null>;
  /** How much is open, in words. */
  left: string;
  /** A doubt stands: leaving it to the manager is the way on. */
  isForManager: boolean;
  onUsual: () => void;
  onEnd: (outcome: 'refused' | 'escalated') => void;
};

/** Everything is in order, by one key; or the identity is refused, or left to the manager. */
function Tools({ usual, left, isForManager, onUsual, onEnd }: ToolsProps) {
  const text = useText();
  return (
    <ScreenTools>
      <span role="status" className={styles.left}>
        {left}
      </span>
      <Button ref={usual} icon={CheckCheck} keyHint={keyBindings.identity.hint} onPress={onUsual}>
        {text('identity.allChecked')}
      </Button>
      <Button kind="quiet" icon={CircleX} keyHint={keyBindings.refuse.hint} onPress={() => onEnd('refused')}>
        {text('identity.refuse')}
      </Button>
      <Button
        {...(isForManager ? {} : { kind: 'quiet' as const })}
        icon={UserRoundCog}
        keyHint={keyBindings.escalate.hint}
        onPress={() => onEnd('escalated')}
      >
        {text('identity.escalate')}
      </Button>
    </ScreenTools>
  );
}
