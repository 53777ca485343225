// The form of one more person of a visit: Enter moves on, the primary button adds them, and a refusal is said in the words of its fields.
import { UserPlus } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ClientType } from '#core/counter/visits/contract.ts';
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import { ScreenPrimary } from '#renderer/frame/screen-primary.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { enterMovesOn } from '#renderer/ui/enter-moves-on.ts';
import { ErrorSummary, type ErrorSummaryProps } from '#renderer/ui/error-summary.tsx';
import { FieldRow } from '#renderer/ui/page.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { withFieldNames } from './client-labels.ts';
import styles from './counter.module.css';

type PersonFormProps = {
  adding: { isPending: boolean; problem: Problem | null };
  /** Whose names the fields have, where a refusal speaks of them. */
  named: ClientType;
  summary: ErrorSummaryProps;
  onAdd: () => Promise<void>;
  children: ReactNode;
};

export function PersonForm({
  adding: { isPending, problem },
  named,
  summary,
  onAdd,
  children,
}: PersonFormProps) {
  const text = useText();
  const add = () => void onAdd();
  return (
    <form
      noValidate
      className={styles.form}
      onSubmit={(event) => event.preventDefault()}
      onKeyDownCapture={enterMovesOn(add)}
    >
      <ScreenPrimary
        label={text('visits.addPersonAct')}
        icon={UserPlus}
        onPress={add}
        isPending={isPending}
      />
      {problem === null ? null : (
        <ProblemNotice problem={withFieldNames(problem, named, text)} refusal={problem} takesFocus />
      )}
      <ErrorSummary {...summary} />
      <FieldRow isNarrow>{children}</FieldRow>
    </form>
  );
}
