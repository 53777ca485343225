// A paper that the office holds about a person: its number and its days, none of which may be missing.
import type { ReactNode } from 'react';
import { z } from 'zod';
import type { DeskCommand } from '#renderer/api/use-desk.ts';
import { ActForm } from '#renderer/ui/act-form.tsx';
import { chosen, sentence } from '#renderer/ui/form.tsx';
import { FieldRow } from '#renderer/ui/page.tsx';

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
  return (
    <ActForm act={act} onBack={onCancel} sending={recording} onSubmit={onSubmit}>
      <FieldRow>{children}</FieldRow>
    </ActForm>
  );
}
