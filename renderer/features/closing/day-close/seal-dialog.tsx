// The last look before a day is closed or opened again: what follows, the reason where one is due, and the password.
import type { ReactNode } from 'react';
import { z } from 'zod';
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import { useDraft } from '#renderer/frame/drafts.ts';
import { useKeptField } from '#renderer/frame/kept-field.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { FormDialog } from '#renderer/ui/act-form.tsx';
import {
  FormCheckboxGroup,
  FormPasswordField,
  FormTextField,
  sentence,
  useSentForm,
} from '#renderer/ui/form.tsx';
import type { Choice } from '#renderer/ui/select.tsx';

export type Sealing = { reason: string; password: string; without: readonly string[] };

type SealDialogProps = {
  title: string;
  what: ReactNode;
  /** What it goes on without, each to be ticked on purpose; none when nothing is missing. */
  without?: readonly Choice<string>[];
  /** Under which name a half-written reason is kept. */
  draftName: string;
  isReasonNeeded: boolean;
  label: string;
  problem: Problem | null;
  isPending: boolean;
  /** True when it was done. */
  onSeal: (sealing: Sealing) => Promise<boolean>;
  onClose: () => void;
};

/** Every PC that is missing is ticked, and the reason told where one is due. */
const sealSchema = (missing: number, isReasonNeeded: boolean) =>
  z.object({
    without: z
      .array(z.string())
      .refine((ticked) => ticked.length >= missing, sentence('dayClose.tickMissing')),
    reason: z
      .string()
      .refine((reason) => !isReasonNeeded || reason.trim() !== '', sentence('dayClose.reasonMissing')),
    password: z.string().min(1, sentence('ui.passwordMissing')),
  });

export function SealDialog({
  title,
  what,
  without = [],
  draftName,
  isReasonNeeded,
  label,
  problem,
  isPending,
  onSeal,
  onClose,
}: SealDialogProps) {
  const text = useText();
  const reason = useDraft(draftName, '');
  const form = useSentForm(
    sealSchema(without.length, isReasonNeeded),
    { without: [], reason: reason.value, password: '' },
    [],
  );
  const { control, sending, askAgain } = form;
  useKeptField(form, 'reason', reason);
  const submit = sending(async (sealing) => {
    if (!(await onSeal(sealing))) return askAgain({ password: '' });
    reason.drop();
    onClose();
  });
  return (
    <FormDialog
      title={title}
      what={<div>{what}</div>}
      act={label}
      sending={{ problem, isPending }}
      onSubmit={submit}
      onClose={onClose}
    >
      {without.length === 0 ? null : (
        <FormCheckboxGroup
          control={control}
          name="without"
          label={text('dayClose.withoutPcs')}
          choices={without}
        />
      )}
      {isReasonNeeded ? (
        <FormTextField control={control} name="reason" label={text('dayClose.reason')} isMultiline />
      ) : null}
      <FormPasswordField control={control} name="password" />
    </FormDialog>
  );
}
