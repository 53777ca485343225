// Puts mistyped contact data of an open visit right, before the identity is decided. What is left empty stays as it is;
// an identifier is never corrected: it would be another client.
import { z } from 'zod';
import type { VisitView } from '#core/visits/contract.ts';
import { ActDialog } from '#renderer/frame/act-dialog.tsx';
import { desk } from '../../api/client.ts';
import { useDeskCommand } from '../../api/use-desk.ts';
import { useText } from '../../i18n/use-text.ts';
import { FormDigitsField, FormTextField, useSentForm } from '../../ui/form.tsx';

const correctionSchema = z.object({
  name: z.string(),
  mobile: z.string(),
  postalCode: z.string(),
  letterNumber: z.string(),
});
const nothing: z.input<typeof correctionSchema> = { name: '', mobile: '', postalCode: '', letterNumber: '' };

export function CorrectClientDialog({ visit, onClose }: { visit: VisitView; onClose: () => void }) {
  const text = useText();
  const { control, sending } = useSentForm(correctionSchema, nothing, []);
  const correcting = useDeskCommand(desk.visits.correctClient.mutate);
  const correct = sending(async (typed) => {
    const said = Object.entries(typed).filter(([, value]) => value !== '');
    if (said.length === 0) return onClose();
    const done = await correcting.run({ visitId: visit.visitId, ...Object.fromEntries(said) });
    if (done !== null) onClose();
  });
  return (
    <ActDialog
      title={text('visits.correctTitle')}
      act={text('visits.correctRecord')}
      kind="primary"
      back={text('visits.back')}
      sending={correcting}
      onAct={correct}
      onClose={onClose}
    >
      <p>{text('visits.correctWhat')}</p>
      <FormTextField
        control={control}
        label={text(
          visit.clientType === 'legal_person' ? 'visits.field.representativeName' : 'visits.field.name',
        )}
        name="name"
        isOptional
      />
      <FormDigitsField
        control={control}
        label={text('visits.field.mobile')}
        length={11}
        name="mobile"
        isOptional
      />
      <FormDigitsField
        control={control}
        label={text('visits.field.postalCode')}
        length={10}
        name="postalCode"
        isOptional
      />
      {visit.representativePost === 'other' ? (
        <FormTextField
          control={control}
          label={text('visits.field.letterNumber')}
          name="letterNumber"
          isOptional
        />
      ) : null}
    </ActDialog>
  );
}
