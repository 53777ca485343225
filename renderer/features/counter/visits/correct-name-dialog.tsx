// The right spelling of a name after the check (D1.80): which of the visit's names, how it is right, and why it was wrong.
import { PencilLine } from 'lucide-react';
import { useState } from 'react';
import { z } from 'zod';
import type { VisitView } from '#core/counter/visit-acts/contract.ts';
import { type ClientType, clientNames } from '#core/counter/visits/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { ActDialog } from '#renderer/frame/act-dialog.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { FormSelect, FormTextField, sentence, useSentForm } from '#renderer/ui/form.tsx';
import { correctableFields } from './client-draft.ts';
import { labelOf } from './client-labels.ts';

type ClientName = (typeof clientNames)[number];

const nameSchema = z.object({
  field: z.enum(clientNames),
  name: z.string().trim().min(2, sentence('visits.correctNameMissing')),
  reason: z.string().trim().min(1, sentence('visits.correctNameMissing')),
});

/** The names that a visit of this type of client holds. */
const namesOf = (clientType: ClientType): ClientName[] => {
  const fields: readonly string[] = correctableFields(clientType, null);
  return clientNames.filter((name) => fields.includes(name));
};

/** The way to it: once the check stands, also for the receipt of a visit that is over. */
export function CorrectName({ visit, isToday }: { visit: VisitView; isToday: boolean }) {
  const text = useText();
  const [isOpen, setIsOpen] = useState(false);
  const isVerified = visit.identity?.outcome === 'verified';
  if (!isToday || !isVerified || visit.state === 'cancelled' || visit.state === 'asked') return null;
  return (
    <>
      <Button isDense kind="quiet" icon={PencilLine} onPress={() => setIsOpen(true)}>
        {text('visits.correctName')}
      </Button>
      {isOpen ? <CorrectNameDialog visit={visit} onClose={() => setIsOpen(false)} /> : null}
    </>
  );
}

function CorrectNameDialog({ visit, onClose }: { visit: VisitView; onClose: () => void }) {
  const text = useText();
  const { visitId, clientType, clientName } = visit;
  const names = namesOf(clientType);
  const [first = 'name'] = names;
  const field: ClientName = clientType === 'legal_person' ? 'companyName' : first;
  const { control, sending } = useSentForm(nameSchema, { field, name: clientName, reason: '' }, []);
  const correcting = useDeskCommand(desk.visits.correctName.mutate);
  const correct = sending(async (right) => {
    if ((await correcting.run({ visitId, ...right })) !== null) onClose();
  });
  return (
    <ActDialog
      title={text('visits.correctNameTitle')}
      act={text('visits.correctNameRecord')}
      kind="primary"
      sending={correcting}
      onAct={correct}
      onClose={onClose}
    >
      <p>{text('visits.correctNameWhat')}</p>
      {names.length < 2 ? null : (
        <FormSelect
          control={control}
          name="field"
          label={text('visits.correctNameOf')}
          choices={names.map((value) => ({ value, label: text(labelOf(value, clientType)) }))}
        />
      )}
      <FormTextField control={control} name="name" label={text('visits.correctNameRight')} autoFocus />
      <FormTextField control={control} name="reason" label={text('visits.correctNameReason')} isMultiline />
    </ActDialog>
  );
}
