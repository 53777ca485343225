// Step 2: the identity of everybody in this visit (D1), form by form: each has a list of their own, and Alt with an arrow leads to another.
// The usual case is F4, Ctrl+Enter; after it the next one who waits is at hand.
import { PencilLine } from 'lucide-react';
import { useState } from 'react';
import type { FormView, VisitView } from '#core/counter/visit-acts/contract.ts';
import { useSession } from '#renderer/api/session.ts';
import { useKeyCommand } from '#renderer/frame/keyboard-map.ts';
import { isMessageId } from '#renderer/i18n/messages.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import styles from './identity.module.css';
import { IdentityForm } from './identity-form.tsx';
import { IdentitySummary } from './identity-summary.tsx';
import { PeopleChooser } from './people-chooser.tsx';
import { peopleColumns } from './people-columns.ts';
import { RefusedPart } from './refused-part.tsx';
import { RemovePart } from './remove-part.tsx';

type IdentityStepProps = {
  visit: VisitView;
  /** Puts mistyped data of those of a further form right; the first one's is put right where it is shown. */
  onCorrect: (form: FormView) => void;
};

/** The lists are those of the version under which the visit was opened. */
export function IdentityStep({ visit, onCorrect }: IdentityStepProps) {
  const { forms } = visit;
  const text = useText();
  const isManager = useSession(({ session }) => session?.person.role === 'manager');
  const [chosen, choose] = useState<string | null>(null);
  const waits = ({ identity }: FormView) =>
    identity === null || (identity.outcome === 'escalated' && isManager);
  const isOpen = ({ identity }: FormView) => identity?.outcome !== 'verified';
  const atHand =
    forms.find(({ formId }) => formId === chosen) ?? forms.find(waits) ?? forms.find(isOpen) ?? forms[0];
  const isJoint = forms.length > 1;
  const move = (by: number) => {
    const place = forms.findIndex(({ formId }) => formId === atHand?.formId) + by;
    choose(forms[(place + forms.length) % forms.length]?.formId ?? null);
  };
  useKeyCommand('nextPerson', () => move(1), { isEnabled: isJoint });
  useKeyCommand('previousPerson', () => move(-1), { isEnabled: isJoint });
  if (atHand === undefined) return null;
  // Beside each other while whoever is at hand has a list to answer.
  const columns = waits(atHand) ? peopleColumns(forms, atHand.formId) : null;
  const isLeftToManager = atHand.identity?.outcome === 'escalated';
  return (
    <div className={styles.form}>
      {isJoint ? (
        <PeopleChooser columns={columns} forms={forms} atHand={atHand.formId} onChoose={choose} />
      ) : null}
      {isLeftToManager ? <LeftToManager identity={atHand.identity} isManager={isManager} /> : null}
      {waits(atHand) ? (
        <IdentityForm
          key={atHand.formId}
          visitId={visit.visitId}
          form={atHand}
          people={visit.participants.filter(({ formId }) => formId === atHand.formId)}
          others={forms.filter(({ formId }) => formId !== atHand.formId)}
          columns={columns}
          onDone={() => choose(null)}
        />
      ) : atHand.identity === null || isLeftToManager ? null : (
        <IdentitySummary identity={atHand.identity} />
      )}
      {atHand.identity?.outcome === 'refused' ? (
        <RefusedPart key={atHand.formId} visitId={visit.visitId} formId={atHand.formId} canGoOn />
      ) : null}
      {isJoint ? (
        <div className={styles.tools}>
          {atHand !== forms[0] && atHand.identity === null ? (
            <Button kind="quiet" icon={PencilLine} onPress={() => onCorrect(atHand)}>
              {text('visits.correct')}
            </Button>
          ) : null}
          <RemovePart key={atHand.formId} visitId={visit.visitId} form={atHand} onDone={() => choose(null)} />
        </div>
      ) : null}
    </div>
  );
}

type LeftToManagerProps = { identity: FormView['identity']; isManager: boolean };

/** What was left to the manager, by whom and why; nobody else decides it. */
function LeftToManager({ identity, isManager }: LeftToManagerProps) {
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
