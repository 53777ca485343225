// Passes the open visits and the terminals of the person at the screen on to a colleague, with what each terminal took.
import { z } from 'zod';
import { conditionSchema, conditions } from '#core/assets/equipment/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.ts';
import { useDeskCommand, useDeskQuery } from '#renderer/api/use-desk.ts';
import { keyBindings, useKeyCommand } from '#renderer/frame/keyboard-map.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { FormDialog } from '#renderer/ui/act-form.tsx';
import { Button } from '#renderer/ui/button.tsx';
import {
  chosen,
  FormCheckboxGroup,
  FormRadioGroup,
  FormSelect,
  sentence,
  useSentForm,
} from '#renderer/ui/form.tsx';
import { useHandOver } from './hand-over.ts';
import { useSubtotalText } from './subtotal-text.ts';

const offerSchema = z.object({
  to: z.string().nullable().transform(chosen<string>('handovers.toMissing')),
  visitIds: z.array(z.string()),
  terminalIds: z.array(z.string()),
  condition: conditionSchema.nullable(),
});
/** With a device that goes along its condition is asked. */
const offerOf = (devices: readonly { terminalId: string }[]) =>
  offerSchema.superRefine(({ terminalIds, condition }, context) => {
    if (condition === null && devices.some(({ terminalId }) => terminalIds.includes(terminalId)))
      context.addIssue({
        code: 'custom',
        path: ['condition'],
        message: sentence('equipment.conditionMissing'),
      });
  });

export function HandOverDesk() {
  const text = useText();
  const { isOpen, open, close } = useHandOver();
  useKeyCommand('handOver', open);
  return (
    <>
      <Button keyHint={keyBindings.handOver.hint} onPress={open}>
        {text('handovers.handOver')}
      </Button>
      {isOpen ? <HandOverDialog onClose={close} /> : null}
    </>
  );
}

function HandOverDialog({ onClose }: { onClose: () => void }) {
  const { data } = useDeskQuery(deskQueries.handovers.atHand.queryOptions());
  return data === undefined ? null : <OfferForm atHand={data} onClose={onClose} />;
}

type AtHand = NonNullable<ReturnType<typeof useAtHand>['data']>;
const useAtHand = () => useDeskQuery(deskQueries.handovers.atHand.queryOptions());

function OfferForm({ atHand, onClose }: { atHand: AtHand; onClose: () => void }) {
  const text = useText();
  const subtotalText = useSubtotalText();
  const ownId = useSession(({ session }) => session?.person.id);
  const { data: people = [] } = useDeskQuery(deskQueries.staff.signInList.queryOptions());
  const everything = {
    to: null,
    visitIds: atHand.visits.map(({ visitId }) => visitId),
    terminalIds: atHand.terminals.map(({ terminalId }) => terminalId),
    condition: null,
  };
  const goesAlong = atHand.devices.filter(({ goesAlong }) => goesAlong);
  const elsewhere = atHand.devices.filter(({ goesAlong }) => !goesAlong);
  const { control, sending } = useSentForm(offerOf(goesAlong), everything, []);
  const offering = useDeskCommand(desk.handovers.offer.mutate);
  const offer = async ({ to, visitIds, terminalIds, condition }: z.infer<typeof offerSchema>) => {
    const said = condition === null ? {} : { condition };
    if ((await offering.run({ toId: to, visitIds, terminalIds, ...said })) !== null) onClose();
  };
  const takers = people.filter(
    ({ id, state, role }) => id !== ownId && state === 'active' && (role === 'clerk' || role === 'manager'),
  );
  return (
    <FormDialog
      title={text('handovers.handOver')}
      what={<p>{text('handovers.what')}</p>}
      act={text('handovers.offer')}
      sending={offering}
      onSubmit={sending(offer)}
      onClose={onClose}
    >
      <FormSelect
        control={control}
        name="to"
        label={text('handovers.to')}
        choices={takers.map(({ id, name }) => ({ value: id, label: name }))}
        autoFocus
      />
      {atHand.visits.length === 0 ? (
        <p>{text('handovers.noVisits')}</p>
      ) : (
        <FormCheckboxGroup
          control={control}
          name="visitIds"
          label={text('handovers.visits')}
          isOptional
          choices={atHand.visits.map(({ visitId, deskNumber: desk, number, clientName }) => ({
            value: visitId,
            label: text('visits.numbered', { desk, number, name: clientName }),
          }))}
        />
      )}
      <FormCheckboxGroup
        control={control}
        name="terminalIds"
        label={text('handovers.terminals')}
        isOptional
        choices={atHand.terminals.map((terminal) => ({
          value: terminal.terminalId,
          label: subtotalText(terminal),
        }))}
      />
      {elsewhere.map(({ terminalId, holderName }) => (
        <p key={terminalId}>
          {holderName === null
            ? text('handovers.deviceInStore', { terminal: terminalId })
            : text('handovers.deviceElsewhere', { terminal: terminalId, name: holderName })}
        </p>
      ))}
      {goesAlong.length === 0 ? null : (
        <>
          <p>
            {text('handovers.devicesAlong', {
              devices: goesAlong.map(({ title, label }) => title ?? label).join('، '),
            })}
          </p>
          <FormRadioGroup
            control={control}
            name="condition"
            label={text('handovers.condition')}
            choices={conditions.map((value) => ({ value, label: text(`equipment.condition.${value}`) }))}
            isInline
          />
        </>
      )}
    </FormDialog>
  );
}
