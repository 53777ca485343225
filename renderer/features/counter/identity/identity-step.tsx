// Step 2: the identity of this visit's client (D1). The usual case is F4, Enter, Ctrl+Enter; every item stays visible
// and can be answered on its own. A refusal or an escalation has one key and a reason.
import { CheckCheck, CircleX, ShieldCheck, UserRoundCog } from 'lucide-react';
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { VisitView } from '#core/counter/visit-acts/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.ts';
import { useDeskCommand, useDeskQuery } from '#renderer/api/use-desk.ts';
import { useDraft } from '#renderer/frame/drafts.ts';
import { keyBindings, useKeyCommand } from '#renderer/frame/keyboard-map.ts';
import { ScreenPrimary } from '#renderer/frame/screen-primary.tsx';
import { isMessageId } from '#renderer/i18n/messages.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { ErrorSummary } from '#renderer/ui/error-summary.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { useFieldProblems } from '#renderer/ui/use-field-problems.ts';
import { Checklist, missingFieldId } from './checklist.tsx';
import {
  type Answers,
  answersToSend,
  type ChecklistItem,
  missingItems,
  usualAnswers,
} from './checklist-answers.ts';
import styles from './identity.module.css';
import { withItemNames } from './item-names.ts';
import { RefusalDialog } from './refusal-dialog.tsx';

type IdentityDraft = { answers: Answers; note: string; changed: string };
const nothingAnswered: IdentityDraft = { answers: {}, note: '', changed: '' };

type IdentityStepProps = { visit: VisitView };

/** The checklist is that of the version under which the visit was opened. */
export function IdentityStep({ visit }: IdentityStepProps) {
  const { clientType, checklist: version } = visit;
  const { data: items, problem } = useDeskQuery(
    deskQueries.identity.checklist.queryOptions({ clientType, version }),
  );
  const isManager = useSession(({ session }) => session?.person.role === 'manager');
  if (visit.state === 'escalated' && !isManager) return <LeftToManager visit={visit} isManager={false} />;
  if (problem !== null) return <ProblemNotice problem={problem} />;
  return items === undefined ? null : <IdentityForm visit={visit} items={items} />;
}

function IdentityForm({ visit, items }: IdentityStepProps & { items: readonly ChecklistItem[] }) {
  const text = useText();
  const { visitId } = visit;
  const draft = useDraft(`counter.identity.${visitId}`, nothingAnswered);
  const { answers, note, changed } = draft.value;
  const [ending, setEnding] = useState<'refused' | 'escalated' | null>(null);
  const verifying = useDeskCommand(desk.identity.verify.mutate);
  const usual = useRef<HTMLButtonElement>(null);

  useEffect(() => usual.current?.focus(), []);
  useKeyCommand('identity', () => usual.current?.focus());
  useKeyCommand('refuse', () => setEnding('refused'));
  useKeyCommand('escalate', () => setEnding('escalated'));

  const missing = missingItems(items, answers);
  const problems = missing.flatMap((item): [string, string][] => {
    const word = `identity.item.${item.code}`;
    const field = missingFieldId(item, answers);
    return isMessageId(word) ? [[field, text('identity.missing', { item: text(word) })]] : [];
  });
  const { summary, wasSent, send } = useFieldProblems(Object.fromEntries(problems));
  const verify = async () => {
    send();
    if (missing.length > 0) return;
    if ((await verifying.run({ visitId, answers: answersToSend(items, answers), note, changed })) !== null)
      draft.drop();
  };
  return (
    <div className={styles.form}>
      <ScreenPrimary
        label={text('identity.verify')}
        icon={ShieldCheck}
        onPress={() => void verify()}
        isPending={verifying.isPending}
      />
      {verifying.problem === null ? null : (
        <ProblemNotice
          problem={withItemNames(verifying.problem, text)}
          refusal={verifying.problem}
          takesFocus
        />
      )}
      {visit.state === 'escalated' ? <LeftToManager visit={visit} isManager /> : null}
      {verifying.problem?.code === 'CHANGE_NEEDED' || changed !== '' ? (
        <TextField
          label={text('identity.changed')}
          hint={text('identity.changedHint')}
          value={changed}
          onChange={(next) => draft.keep({ answers, note, changed: next })}
        />
      ) : null}
      <ErrorSummary {...summary} />
      <Tools
        usual={usual}
        onUsual={() => draft.keep({ note, changed, answers: usualAnswers(items, visit.said) })}
        onEnd={setEnding}
      />
      <Checklist
        items={items}
        answers={answers}
        onChange={(next) => draft.keep({ note, changed, answers: next })}
        actsFor={visit.actsFor}
        missing={new Set(wasSent ? missing.map(({ code }) => code) : [])}
      />
      <TextField
        label={text('identity.note')}
        hint={text('identity.noteHint')}
        value={note}
        onChange={(next) => draft.keep({ answers, changed, note: next })}
        isOptional
      />
      {ending === null ? null : (
        <RefusalDialog
          visitId={visitId}
          outcome={ending}
          answers={answersToSend(items, answers)}
          note={note}
          onClose={() => setEnding(null)}
          onDone={draft.drop}
        />
      )}
    </div>
  );
}

type ToolsProps = {
  usual: RefObject<HTMLButtonElement | null>;
  onUsual: () => void;
  onEnd: (outcome: 'refused' | 'escalated') => void;
};

/** Everything is in order, by one key; or the identity is refused, or left to the manager. */
function Tools({ usual, onUsual, onEnd }: ToolsProps) {
  const text = useText();
  return (
    <div className={styles.tools}>
      <Button ref={usual} icon={CheckCheck} keyHint={keyBindings.identity.hint} onPress={onUsual}>
        {text('identity.allChecked')}
      </Button>
      <Button kind="quiet" icon={CircleX} keyHint={keyBindings.refuse.hint} onPress={() => onEnd('refused')}>
        {text('identity.refuse')}
      </Button>
      <Button
        kind="quiet"
        icon={UserRoundCog}
        keyHint={keyBindings.escalate.hint}
        onPress={() => onEnd('escalated')}
      >
        {text('identity.escalate')}
      </Button>
    </div>
  );
}

/** What was left to the manager, by whom and why; nobody else decides it. */
function LeftToManager({ visit: { identity }, isManager }: { visit: VisitView; isManager: boolean }) {
  const text = useText();
  const reason = `identity.reason.${identity?.reasonCode}`;
  return (
    <Notice
      tone="warn"
      title={text(isManager ? 'identity.decide' : 'identity.waitsForManager', {
        name: identity?.byName ?? '',
      })}
    >
      {isMessageId(reason) ? <p>{text(reason)}</p> : null}
      {identity?.note === '' || identity === null ? null : <p dir="auto">{identity.note}</p>}
    </Notice>
  );
}
