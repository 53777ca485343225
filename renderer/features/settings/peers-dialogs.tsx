// Adding a PC by a code, looking for one at a typed address, and removing one.
import { useState } from 'react';
import { z } from 'zod';
import {
  type MemberView,
  type PeersStateView,
  type RemovalReason,
  removalReasons,
} from '#core/peers/contract.ts';
import { desk } from '../../api/client.ts';
import { useDeskCommand } from '../../api/use-desk.ts';
import { useText } from '../../i18n/use-text.ts';
import { Bdi } from '../../ui/bdi.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Facts } from '../../ui/facts.tsx';
import { chosen, FormRadioGroup, FormTextField, sentence, useSentForm } from '../../ui/form.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Select } from '../../ui/select.tsx';
import { Actions, StackedForm } from '../../ui/stack.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { removalWords } from './peers-words.ts';

const addSchema = z.object({ password: z.string().min(1, sentence('peers.passwordMissing')) });
const nobody = 'none';

export function AddPcDialog({ state, onClose }: { state: PeersStateView; onClose: () => void }) {
  const text = useText();
  const [replaces, setReplaces] = useState<string>(nobody);
  const { control, sending, askAgain } = useSentForm(addSchema, { password: '' }, []);
  const showing = useDeskCommand(desk.peers.showPairingCode.mutate);
  const [shown, setShown] = useState<{ code: string; until: string } | null>(null);
  const dead = state.members.filter(
    ({ isSelf, isLinked, removed }) => !isSelf && !isLinked && removed === null,
  );
  const show = async ({ password }: z.infer<typeof addSchema>) => {
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
    <Dialog title={text('peers.add')} isOpen onClose={onClose}>
      <StackedForm onSubmit={sending(show)}>
        <p>{text('peers.addWhat')}</p>
        {showing.problem === null ? null : <ProblemNotice problem={showing.problem} />}
        {dead.length === 0 ? null : (
          <Select
            label={text('peers.replaces')}
            hint={text('peers.replacesHint')}
            choices={[
              { value: nobody, label: text('peers.replacesNobody') },
              ...dead.map(({ deviceId, name, deskNumber }) => ({
                value: deviceId,
                label: text('peers.pcOf', { name, number: deskNumber }),
              })),
            ]}
            value={replaces}
            onChange={setReplaces}
          />
        )}
        <FormTextField
          control={control}
          name="password"
          label={text('peers.password')}
          type="password"
          autoComplete="current-password"
        />
        <Actions>
          <Button type="submit" kind="primary" isPending={showing.isPending}>
            {text('peers.showCode')}
          </Button>
          <Button onPress={onClose}>{text('settings.cancel')}</Button>
        </Actions>
      </StackedForm>
    </Dialog>
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

const meetSchema = z.object({ address: z.string().trim().min(1, sentence('peers.addressMissing')) });

export function MeetPcDialog({ onClose }: { onClose: () => void }) {
  const text = useText();
  const { control, sending } = useSentForm(meetSchema, { address: '' }, []);
  const meeting = useDeskCommand(desk.peers.meet.mutate);
  const meet = async ({ address }: z.infer<typeof meetSchema>) => {
    if ((await meeting.run({ address })) !== null) onClose();
  };
  return (
    <Dialog title={text('peers.meet')} isOpen onClose={onClose}>
      <StackedForm onSubmit={sending(meet)}>
        <p>{text('peers.meetWhat')}</p>
        {meeting.problem === null ? null : <ProblemNotice problem={meeting.problem} />}
        <FormTextField
          control={control}
          name="address"
          label={text('peers.address')}
          hint={text('peers.addressHint')}
        />
        <Actions>
          <Button type="submit" kind="primary" isPending={meeting.isPending}>
            {text('peers.meetIt')}
          </Button>
          <Button onPress={onClose}>{text('settings.cancel')}</Button>
        </Actions>
      </StackedForm>
    </Dialog>
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
    const done = await removing.run({ deviceId: member.deviceId, ...typed });
    if (done === null) askAgain({ password: '' });
    else onClose();
  };
  return (
    <Dialog title={text('peers.remove')} isOpen onClose={onClose}>
      <StackedForm onSubmit={sending(remove)}>
        <Notice tone="warn">
          {text('peers.removeWhat', { name: member.name, number: member.deskNumber })}
        </Notice>
        {removing.problem === null ? null : <ProblemNotice problem={removing.problem} />}
        <FormRadioGroup
          control={control}
          name="reason"
          label={text('peers.reason')}
          choices={reasons.map((value) => ({ value, label: text(removalWords[value]) }))}
          isInline
        />
        <FormTextField
          control={control}
          name="password"
          label={text('peers.password')}
          type="password"
          autoComplete="current-password"
        />
        <Actions>
          <Button type="submit" kind="danger" isPending={removing.isPending}>
            {text('peers.removeIt')}
          </Button>
          <Button onPress={onClose}>{text('settings.cancel')}</Button>
        </Actions>
      </StackedForm>
    </Dialog>
  );
}
