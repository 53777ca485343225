// The shape of every form that sends one command: what it does, why it was refused, what is missing, its fields, and its
// two buttons; alone or in a dialog of its own.
import type { ReactNode } from 'react';
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import { useText } from '../i18n/use-text.ts';
import { Button, type ButtonProps } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { ErrorSummary, type ErrorSummaryProps } from './error-summary.tsx';
import { ProblemNotice } from './problem-notice.tsx';
import { Actions, StackedForm } from './stack.tsx';

type FormEndProps = Pick<ButtonProps, 'icon' | 'kind'> & {
  /** The word on the button that sends; `kind` is its weight. */
  act: string;
  isPending: boolean;
  /** The word on the button that leaves the form, where there is a way out of it; «Cancel» unless it says another. */
  back?: string;
  onBack?: (() => void) | undefined;
};

/** The end of a form: the button that sends it and the one that leaves it. */
export function FormEnd({ act, back, onBack, ...button }: FormEndProps) {
  const text = useText();
  return (
    <Actions>
      <Button type="submit" kind="primary" {...button}>
        {act}
      </Button>
      {onBack === undefined ? null : <Button onPress={onBack}>{back ?? text('ui.cancel')}</Button>}
    </Actions>
  );
}

type ActFormProps = Omit<FormEndProps, 'isPending'> & {
  /** What it does, above everything else. */
  what?: ReactNode;
  /** How the command stands that it sends. */
  sending: { isPending: boolean; problem: Problem | null };
  /** What is missing, for a form of more fields than one sees at once. */
  summary?: ErrorSummaryProps;
  onSubmit: () => Promise<void> | void;
  children: ReactNode;
};

export function ActForm({ what, sending, summary, onSubmit, children, ...end }: ActFormProps) {
  return (
    <StackedForm onSubmit={onSubmit}>
      {what}
      <ProblemNotice problem={sending.problem} takesFocus />
      {summary === undefined ? null : <ErrorSummary {...summary} />}
      {children}
      <FormEnd {...end} isPending={sending.isPending} />
    </StackedForm>
  );
}

type FormDialogProps = Omit<ActFormProps, 'onBack'> & {
  title: string;
  isWide?: boolean;
  onClose: () => void;
};

/** A form over the screen: Esc, its close button and its second button leave it. */
export function FormDialog({ title, isWide = false, onClose, ...form }: FormDialogProps) {
  return (
    <Dialog title={title} isOpen onClose={onClose} isWide={isWide}>
      <ActForm {...form} onBack={onClose} />
    </Dialog>
  );
}
