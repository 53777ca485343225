// An act that needs nothing but its reason, out of a closed list; without one nothing is sent. A digit chooses it wherever the focus is.
import { useHotkeys } from 'react-hotkeys-hook';
import { z } from 'zod';
import type { MessageId } from '../i18n/messages.ts';
import { chosen as choiceOrMissing, FormRadioGroup, useSentForm } from '../ui/form.tsx';
import type { Choice } from '../ui/select.tsx';
import { ActDialog, type ActDialogProps } from './act-dialog.tsx';

type ReasonDialogProps<Reason extends string> = Omit<ActDialogProps, 'children' | 'onAct'> & {
  /** What the act does, in a sentence. */
  what: string;
  /** The question, and what is said while it has no answer. */
  label: string;
  missing: MessageId;
  choices: readonly { value: Reason; label: string }[];
  /** What is chosen already, when the person came from a choice that says it. */
  chosen?: Reason | undefined;
  onAct: (reason: Reason) => Promise<void>;
};

export function ReasonDialog<Reason extends string>({
  what,
  label,
  missing,
  choices,
  chosen,
  onAct,
  ...dialog
}: ReasonDialogProps<Reason>) {
  const schema = z.object({ reason: z.string().nullable().transform(choiceOrMissing(missing)) });
  const { control, sending, setValue } = useSentForm(schema, { reason: chosen ?? null }, []);
  const digits = choices.slice(0, 9).map((_, index) => String(index + 1));
  useHotkeys(digits, ({ code }) => setValue('reason', choices[Number(code.slice(-1)) - 1]?.value ?? null), {
    enableOnFormTags: true,
  });
  const act = sending(async ({ reason }) => {
    for (const { value } of choices) if (value === reason) await onAct(value);
  });
  const offered: readonly Choice<string>[] = choices;
  return (
    <ActDialog {...dialog} onAct={act}>
      <p>{what}</p>
      <FormRadioGroup control={control} name="reason" label={label} choices={offered} isNumbered />
    </ActDialog>
  );
}
