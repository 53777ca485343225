// A change to another province that two people agree on: the manager proposes it, a colleague confirms it with the own password.
import { z } from 'zod';
import { isReason } from '#core/foundation/text/substance.ts';
import { type ChangeView, readFingerprint } from '#core/replication/sync/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.ts';
import { useDeskCommand, useDeskQuery } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { ActForm } from '#renderer/ui/act-form.tsx';
import { FormPasswordField, FormTextField, sentence, useSentForm } from '#renderer/ui/form.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { FieldRow, Section } from '#renderer/ui/page.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';

/** `canPropose`: the pinned province does not answer. */
export function ChangeSection({ canPropose }: { canPropose: boolean }) {
  const text = useText();
  const { data = [] } = useDeskQuery(deskQueries.sync.changes.queryOptions());
  const open = data.filter(({ state }) => state !== 'over');
  if (open.length === 0 && !canPropose) return null;
  return (
    <Section title={text('sync.change.title')}>
      {open.map((change) => (
        <OpenChange key={change.changeId} change={change} />
      ))}
      {canPropose && open.length === 0 ? <ProposeForm /> : null}
    </Section>
  );
}

function OpenChange({ change }: { change: ChangeView }) {
  const text = useText();
  const ownName = useSession(({ session }) => session?.person.name);
  const { fingerprint, reason, at, proposedByName, secondByName, state } = change;
  if (state === 'over') return null;
  return (
    <Notice tone="warn" title={text(`sync.change.${state}`)}>
      <p>
        <TimeText at={at} withDay />: {text('sync.change.of', { name: proposedByName ?? '' })}{' '}
        <bdi dir="ltr">{fingerprint}</bdi>
      </p>
      {reason === null ? null : <p>{reason}</p>}
      {secondByName === null ? null : <p>{text('sync.change.secondBy', { name: secondByName })}</p>}
      {state === 'waiting' && ownName !== proposedByName ? <ConfirmForm change={change} /> : null}
    </Notice>
  );
}

const confirmSchema = z.object({ password: z.string().min(1, sentence('ui.passwordMissing')) });

function ConfirmForm({ change: { changeId, seen } }: { change: ChangeView }) {
  const text = useText();
  const { control, sending, askAgain } = useSentForm(confirmSchema, { password: '' }, []);
  const confirming = useDeskCommand(desk.sync.confirmChange.mutate);
  const confirm = async ({ password }: z.infer<typeof confirmSchema>) => {
    if ((await confirming.run({ changeId, seen, password })) === null) askAgain({ password: '' });
  };
  return (
    <ActForm
      what={<p>{text('sync.change.confirmWhat')}</p>}
      act={text('sync.change.confirm')}
      kind="secondary"
      sending={confirming}
      onSubmit={sending(confirm)}
    >
      <FormPasswordField control={control} name="password" />
    </ActForm>
  );
}

const proposeSchema = z.object({
  fingerprint: z
    .string()
    .refine((typed) => readFingerprint(typed) !== null, sentence('sync.change.fingerprintMissing')),
  reason: z.string().refine(isReason, sentence('sync.change.reasonMissing')),
  password: z.string().min(1, sentence('ui.passwordMissing')),
});

function ProposeForm() {
  const text = useText();
  const { control, summary, sending, askAgain } = useSentForm(
    proposeSchema,
    { fingerprint: '', reason: '', password: '' },
    ['fingerprint', 'reason', 'password'],
  );
  const proposing = useDeskCommand(desk.sync.proposeChange.mutate);
  const propose = async (change: z.infer<typeof proposeSchema>) => {
    if ((await proposing.run(change)) === null) askAgain({ password: '' });
  };
  return (
    <ActForm
      what={<p>{text('sync.change.what')}</p>}
      act={text('sync.change.propose')}
      kind="secondary"
      sending={proposing}
      summary={summary}
      onSubmit={sending(propose)}
    >
      <FieldRow>
        <FormTextField
          control={control}
          name="fingerprint"
          label={text('sync.change.fingerprint')}
          hint={text('sync.change.fingerprintHint')}
        />
        <FormTextField control={control} name="reason" label={text('sync.change.reason')} />
      </FieldRow>
      <FormPasswordField control={control} name="password" />
    </ActForm>
  );
}
