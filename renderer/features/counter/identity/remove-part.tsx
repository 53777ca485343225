// Somebody of a joint visit takes no part any more: with a reason, and the others are served without them (D1.76).
import { UserMinus } from 'lucide-react';
import { useState } from 'react';
import { z } from 'zod';
import { removalReasonSchema } from '#core/counter/people/contract.ts';
import type { FormView } from '#core/counter/visit-acts/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { ActDialog } from '#renderer/frame/act-dialog.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { chosen, FormRadioGroup, useSentForm } from '#renderer/ui/form.tsx';

type RemovePartProps = { visitId: string; form: FormView; onDone: () => void };

export function RemovePart({ visitId, form, onDone }: RemovePartProps) {
  const text = useText();
  const [isAsking, setIsAsking] = useState(false);
  return (
    <div>
      <Button kind="quiet" icon={UserMinus} onPress={() => setIsAsking(true)}>
        {text('identity.remove', { name: form.name })}
      </Button>
      {isAsking ? (
        <RemoveDialog visitId={visitId} form={form} onDone={onDone} onClose={() => setIsAsking(false)} />
      ) : null}
    </div>
  );
}

const removalSchema = z.object({
  reasonCode: removalReasonSchema.nullable().transform(chosen('identity.reasonMissing')),
});

function RemoveDialog({ visitId, form, onDone, onClose }: RemovePartProps & { onClose: () => void }) {
  const text = useText();
  const nothing: z.input<typeof removalSchema> = { reasonCode: null };
  const { control, sending } = useSentForm(removalSchema, nothing, []);
  const removing = useDeskCommand(desk.visits.removePerson.mutate);
  const remove = async ({ reasonCode }: z.infer<typeof removalSchema>) => {
    if ((await removing.run({ visitId, formId: form.formId, reasonCode })) === null) return;
    onClose();
    onDone();
  };
  return (
    <ActDialog
      title={text('identity.remove', { name: form.name })}
      act={text('identity.removeAct')}
      sending={removing}
      onAct={sending(remove)}
      onClose={onClose}
    >
      <p>{text('identity.removeWhat')}</p>
      <FormRadioGroup
        control={control}
        name="reasonCode"
        label={text('identity.reason')}
        choices={removalReasonSchema.options.map((value) => ({
          value,
          label: text(`identity.removal.${value}`),
        }))}
      />
    </ActDialog>
  );
}
