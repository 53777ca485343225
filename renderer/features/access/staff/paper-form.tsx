// A paper that the office holds about a person: its number and its days, none of which may be missing.
import type { ReactNode } from 'react';
import { z } from 'zod';
import type { DeskCommand } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { chosen, sentence } from '#renderer/ui/form.tsx';
import { FieldRow } from '#renderer/ui/page.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { Actions, StackedForm } from '#renderer/ui/stack.tsx';

export const paperNumber = z.string().trim().min(1, sentence('staff.fieldMissing'));
/** A day as YYYY-MM-DD; null while none is given. */
export const paperDay = z.string().nullable().transform(chosen('staff.fieldMissing'));

type PaperFormProps = {
  act: string;
  recording: Pick<DeskCommand<never, unknown>, 'isPending' | 'problem'>;
  onSubmit: () => Promise<void>;
  /** Absent where nothing goes on without the paper. */
  onCancel?: () => void;
  /** Its fields. */
  children: ReactNode;
};

export function PaperForm({ act, recording, onSubmit, onCancel, children }: PaperFormProps) {
  const text = useText();
  return (
    <StackedForm onSubmit={onSubmit}>
      <ProblemNotice problem={recording.problem} takesFocus />
      <FieldRow>{children}</FieldRow>
      <Actions>
        <Button type="submit" kind="primary" isPending={recording.isPending}>
          {act}
        </Button>
        {onCancel === undefined ? null : <Button onPress={onCancel}>{text('staff.cancel')}</Button>}
      </Actions>
    </StackedForm>
  );
}
