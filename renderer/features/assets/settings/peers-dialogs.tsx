// Adding a PC by a code, looking for one at a typed address, and removing one.
import { useState } from 'react';
import { z } from 'zod';
import {
  type MemberView,
  type PeersStateView,
  type RemovalReason,
  removalReasons,
} from '#core/replication/peers/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { FormDialog } from '#renderer/ui/act-form.tsx';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Facts } from '#renderer/ui/facts.tsx';
import {
  chosen,
  FormPasswordField,
  FormRadioGroup,
  FormSelect,
  FormTextField,
  sentence,
  useSentForm,
} from '#renderer/ui/form.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';

const nobody = 'none';
const addSchema = z.object({
  replaces: z.string(),
  password: z.string().min(1, sentence('peers.passwordMissing')),
});

export function AddPcDialog({ state, onClose }: { state: PeersStateView; onClose: () => void }) {
  const text = useText();
  const { control, sending, askAgain } = useSentForm(addSchema, { replaces: nobody, password: '' }, []);
  const showing = useDeskCommand(desk.peers.showPairingCode.mutate);
  const [shown, setShown] = useState<{ code: string; until: string } | null>(null);
  const dead = state.members.filter(
    ({ isSelf, isLinked, removed }) => !isSelf && !isLinked && removed === null,
  );
  const show = async ({ replaces, password }: z.infer<typeof addSchema>) => {
    const made = await showing.run({ password, replaces: replaces === nobody ? null : replaces });
    askAgain({ password: '' });
    if (made !== null) setShown(made);
  };
  const close = () => {
    if (shown !== null) void desk.peers.hidePairingCode.mutate().catch(() => undefined);
    onClose();
  };
  if (shown !== null) return <ShownCode {...shown} state={state} onClose={close} />;
  return (
    <FormDialog
      title={text('peers.add')}
      what={<p>{text('peers.addWhat')}</p>}
      act={text('peers.showCode')}
      sending={showing}
      onSubmit={sending(show)}
      onClose={onClose}
    >
      {dead.length === 0 ? null : (
        <FormSelect
          control={control}
          name="replaces"
          label={text('peers.replaces')}
          hint={text('peers.replacesHint')}
          choices={[
            { value: nobody, label: text('peers.replacesNobody') },
            ...dead.map(({ deviceId, name, deskNumber }) => ({
              value: deviceId,
              label: text('peers.pcOf', { name, number: deskNumber }),
            })),
          ]}
        />
      )}
      <FormPasswordField control={control} name="password" />
    </FormDialog>
  );
}

type ShownCodeProps = { code: string; until: string; state: PeersStateView; onClose: () => void };

function ShownCode({ code, until, state: { listens, codeUntil }, onClose }: ShownCodeProps) {
  const text = useText();
  return (
    <Dialog
      title={text('peers.code')}
      isOpen
      onClose={onClose}
      actions={<Button onPress={onClose}>{text('peers.codeDone')}</Button>}
    >
      {codeUntil === null ? (
        <Notice tone="info">{text('peers.codeOver')}</Notice>
      ) : (
        <>
          <p>{text('peers.codeWhat')}</p>
          <Facts
            facts={[
              { name: text('peers.code'), value: <Bdi>{`${code.slice(0, 5)}-${code.slice(5)}`}</Bdi> },
              {
                name: text('peers.address'),
                value: <Bdi>{listens === null ? '' : `${listens.host}:${listens.port}`}</Bdi>,
              },
              { name: text('peers.codeUntil'), value: <TimeText at={until} /> },
            ]}
          />
        </>
      )}
    </Dialog>
  );
}

const connectSchema = z.object({ address: z.string().trim().min(1, sentence('peers.addressMissing')) });

export function ConnectPcDialog({ onClose }: { onClose: () => void }) {
  const text = useText();
  const { control, sending } = useSentForm(connectSchema, { address: '' }, []);
  const meeting = useDeskCommand(desk.peers.connect.mutate);
  const meet = async ({ address }: z.infer<typeof connectSchema>) => {
    if ((await meeting.run({ address })) !== null) onClose();
  };
  return (
    <FormDialog
      title={text('peers.connect')}
      what={<p>{text('peers.connectWhat')}</p>}
      act={text('peers.connectIt')}
      sending={meeting}
      onSubmit={sending(meet)}
      onClose={onClose}
    >
      <FormTextField
        control={control}
        name="address"
        label={text('peers.address')}
        hint={text('peers.addressHint')}
      />
    </FormDialog>
  );
}

/** «Replaced» is said by the PC that takes its place. */
const reasons: readonly RemovalReason[] = removalReasons.filter((reason) => reason !== 'replaced');
const removeSchema = z.object({
  reason: z.enum(removalReasons).nullable().transform(chosen('peers.reasonMissing')),
  password: z.string().min(1, sentence('peers.passwordMissing')),
});
const nothing: z.input<typeof removeSchema> = { reason: null, password: '' };

export function RemovePcDialog({ member, onClose }: { member: MemberView; onClose: () => void }) {
  const text = useText();
  const { control, sending, askAgain } = useSentForm(removeSchema, nothing, []);
  const removing = useDeskCommand(desk.peers.remove.mutate);
  const remove = async (typed: z.infer<typeof removeSchema>) => {
    if ((await removing.run({ deviceId: member.deviceId, ...typed })) === null) askAgain({ password: '' });
    else onClose();
  };
  return (
    <FormDialog
      title={text('peers.remove')}
      what={
        <Notice tone="warn">
          {text('peers.removeWhat', { name: member.name, number: member.deskNumber })}
        </Notice>
      }
      act={text('peers.removeIt')}
      kind="danger"
      sending={removing}
      onSubmit={sending(remove)}
      onClose={onClose}
    >
      <FormRadioGroup
        control={control}
        name="reason"
        label={text('peers.reason')}
        choices={reasons.map((value) => ({ value, label: text(`peers.removed.${value}`) }))}
        isInline
      />
      <FormPasswordField control={control} name="password" />
    </FormDialog>
  );
}
