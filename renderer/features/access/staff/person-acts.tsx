// What is to be done with a person next, and what may be done: the missing paper comes first, a leaver is left alone.
import type { PersonFile } from '#core/access/staff/contract.ts';
import { useSession } from '#renderer/api/session.ts';
import { useOffice } from '#renderer/frame/use-office.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { Section } from '#renderer/ui/page.tsx';
import { Actions, Stack } from '#renderer/ui/stack.tsx';
import { ActivatePart } from './activate-part.tsx';
import { ClearanceForm } from './clearance-form.tsx';
import { CutOffForm } from './cut-off-form.tsx';
import { InquiryForm } from './inquiry-form.tsx';
import type { PersonAct } from './opened-person.ts';
import { ResetPart } from './reset-part.tsx';
import { SupervisionFileForm } from './supervision-file-form.tsx';
import { WithdrawForm } from './withdraw-form.tsx';

type Needed = 'file' | 'inquiry' | 'clearance';

/** The paper without which the person cannot work; null when all of them are there. */
function neededPaper(
  { person, supervisionFile, inquiry, clearance }: PersonFile,
  today: string,
): Needed | null {
  if (supervisionFile === null) return 'file';
  if (clearance === null) return inquiry === null ? 'inquiry' : 'clearance';
  return clearance.expiresOn < today || person.state === 'suspended' ? 'clearance' : null;
}

type PersonActsProps = { file: PersonFile; act: PersonAct | null; onAct: (act: PersonAct | null) => void };

export function PersonActs({ file, act: chosen, onAct }: PersonActsProps) {
  const text = useText();
  const { office } = useOffice();
  const isSelf = useSession(({ session }) => session?.person.id === file.person.id);
  const { person, clearance } = file;
  const { id: personId, state } = person;
  const leave = () => onAct(null);
  if (state === 'cut_off') return null;
  const needed = neededPaper(file, office?.day ?? '');
  const act = chosen ?? needed;
  return (
    <Section title={text('staff.next')}>
      <Stack>
        {state === 'suspended' ? <Notice tone="bad">{text('staff.suspendedWhat')}</Notice> : null}
        {needed === null || state === 'suspended' ? null : (
          <Notice tone="warn">{text(`staff.needed.${needed}`)}</Notice>
        )}
        {act === 'file' ? <SupervisionFileForm personId={personId} onDone={leave} /> : null}
        {act === 'inquiry' ? <InquiryForm personId={personId} onDone={leave} /> : null}
        {act === 'clearance' ? <ClearanceForm personId={personId} onDone={leave} /> : null}
        {act === 'withdraw' ? <WithdrawForm person={person} onDone={leave} /> : null}
        {act === 'reset' ? <ResetPart personId={personId} onDone={leave} /> : null}
        {act === 'cutOff' ? <CutOffForm person={person} onDone={leave} /> : null}
        {act === null && (state === 'approved' || state === 'activated') ? (
          <ActivatePart personId={personId} />
        ) : null}
        <Actions>
          {act === null ? (
            <Button onPress={() => onAct('clearance')}>{text('staff.renewClearance')}</Button>
          ) : null}
          {act === null && state === 'active' && !isSelf ? (
            <Button onPress={() => onAct('reset')}>{text('staff.reset')}</Button>
          ) : null}
          {act === null && clearance !== null && !isSelf ? (
            <Button kind="danger" onPress={() => onAct('withdraw')}>
              {text('staff.withdraw')}
            </Button>
          ) : null}
          {isSelf || act === 'cutOff' ? null : (
            <Button kind="danger" onPress={() => onAct('cutOff')}>
              {text('staff.cutOff')}
            </Button>
          )}
        </Actions>
      </Stack>
    </Section>
  );
}
