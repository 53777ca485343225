// A check that is in order, with a photo of how it was found. Without one, a check is passed by its button alone.
import { z } from 'zod';
import type { PhotoInput } from '#core/assets/photos/contract.ts';
import type { CheckItem } from '#core/closing/premises/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { FormPhoto } from '#renderer/frame/photos/photo-field.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { FormDialog } from '#renderer/ui/act-form.tsx';
import { chosen, FormTextField, useSentForm } from '#renderer/ui/form.tsx';

const passSchema = z.object({
  note: z.string(),
  photo: z.custom<PhotoInput | null>().transform(chosen<PhotoInput>('photos.missing')),
});
const nothing: z.input<typeof passSchema> = { note: '', photo: null };

type PassedCheckDialogProps = { item: CheckItem; name: string; onClose: () => void };

export function PassedCheckDialog({ item, name, onClose }: PassedCheckDialogProps) {
  const text = useText();
  const { control, summary, sending } = useSentForm(passSchema, nothing, ['photo']);
  const recording = useDeskCommand(desk.premises.recordCheck.mutate);
  const record = async (seen: z.infer<typeof passSchema>) => {
    if ((await recording.run({ item, result: 'passed', ...seen })) !== null) onClose();
  };
  return (
    <FormDialog
      title={text('premises.passTitle', { name })}
      act={text('premises.pass')}
      sending={recording}
      summary={summary}
      onSubmit={sending(record)}
      onClose={onClose}
    >
      <FormPhoto control={control} name="photo" />
      <FormTextField control={control} name="note" label={text('premises.passNote')} isOptional />
    </FormDialog>
  );
}
