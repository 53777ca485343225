// What a close and a reopening ask for at last: PCs that they go without, the reason where one is due, and the password.
import type { Control } from 'react-hook-form';
import { z } from 'zod';
import { useText } from '#renderer/i18n/use-text.ts';
import { FormCheckboxGroup, FormPasswordField, FormTextField, sentence } from '#renderer/ui/form.tsx';
import type { Choice } from '#renderer/ui/select.tsx';

export type Sealing = { reason: string; password: string; without: string[] };

/** Every PC that is missing is ticked, and the reason told where one is due. */
export const sealSchema = (missing: number, isReasonNeeded: boolean) =>
  z.object({
    without: z
      .array(z.string())
      .refine((ticked) => ticked.length >= missing, sentence('dayClose.tickMissing')),
    reason: z
      .string()
      .refine((reason) => !isReasonNeeded || reason.trim() !== '', sentence('dayClose.reasonMissing')),
    password: z.string().min(1, sentence('ui.passwordMissing')),
  });

type SealFieldsProps = {
  control: Control<Sealing>;
  /** Each is ticked on purpose; none when nothing is missing. */
  without?: readonly Choice<string>[];
  isReasonNeeded: boolean;
};

export function SealFields({ control, without = [], isReasonNeeded }: SealFieldsProps) {
  const text = useText();
  return (
    <>
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
    </>
  );
}
