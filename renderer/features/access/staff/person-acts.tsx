// What is to be done with a person next, and what may be done: the missing paper comes first. A leaver is left alone until somebody
// takes them back: then the same steps are gone through anew, with papers dated after the cut-off (D9.80).
import type { PersonFile } from '#core/access/staff/contract.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import { useOffice } from '#renderer/frame/use-office.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { ComesNext } from '#renderer/ui/comes-next.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { Section } from '#renderer/ui/page.tsx';
import { Actions } from '#renderer/ui/stack.tsx';
import { IntroduceForm } from '../postings/introduce-form.tsx';
import { ActivatePart } from './activate-part.tsx';
import { ChangePostForm } from './change-post-form.tsx';
import { ClearanceForm } from './clearance-form.tsx';
import { CorrectNameForm } from './correct-name-form.tsx';
import { CutOffForm } from './cut-off-form.tsx';
import { InquiryForm } from './inquiry-form.tsx';
import type { PersonAct } from './opened-person.ts';
import { isGone, type Needed, neededPaper } from './person-steps.ts';
import { ResetPart } from './reset-part.tsx';
import { SupervisionFileForm } from './supervision-file-form.tsx';
import { WithdrawForm } from './withdraw-form.tsx';

type PersonActsProps = {
  file: PersonFile;
  /** For sections, since their last cut-off. */
  isIntroduced: boolean;
  act: PersonAct | null;
  onAct: (act: PersonAct | null) => void;
};

export function PersonActs({ file, isIntroduced, act: chosen, onAct }: PersonActsProps) {
  const text = useText();
  const { office } = useOffice();
  const { person } = file;
  const { state } = person;
  const isAway = isGone(file) && chosen !== 'return';
  const needed = isAway ? null : neededPaper(file, isIntroduced, office?.day ?? '');
  const act = chosen === null || chosen === 'return' ? needed : chosen;
  return (
    <Section title={text('staff.next')}>
      <ComesNext what={`${act} ${state}`}>
        {state === 'suspended' ? <Notice tone="bad">{text('staff.suspendedWhat')}</Notice> : null}
        {state === 'cut_off' ? <Notice tone="info">{text('staff.returnWhat')}</Notice> : null}
        {needed === null || state === 'suspended' ? null : (
          <Notice tone="warn">{text(`staff.needed.${needed}`)}</Notice>
        )}
        <ActPart act={act} file={file} onDone={() => onAct(chosen === 'return' ? 'return' : null)} />
        {act === null && !isAway && (state === 'approved' || state === 'activated' || state === 'cut_off') ? (
          <ActivatePart personId={person.id} />
        ) : null}
        <OtherActs file={file} isAway={isAway} act={act} onAct={onAct} />
      </ComesNext>
    </Section>
  );
}

type ActPartProps = { act: PersonAct | Needed | null; file: PersonFile; onDone: () => void };

/** The form of one act. */
function ActPart({ act, file: { person }, onDone }: ActPartProps) {
  const { data: sections = [] } = useDeskQuery(deskQueries.postings.sections.queryOptions());
  const personId = person.id;
  switch (act) {
    case 'file':
      return <SupervisionFileForm personId={personId} onDone={onDone} />;
    case 'inquiry':
      return <InquiryForm personId={personId} onDone={onDone} />;
    case 'clearance':
      return <ClearanceForm personId={personId} onDone={onDone} />;
    case 'sections':
      return <IntroduceForm personId={personId} sections={sections} onDone={onDone} />;
    case 'post':
      return <ChangePostForm person={person} onDone={onDone} />;
    case 'name':
      return <CorrectNameForm person={person} onDone={onDone} />;
    case 'withdraw':
      return <WithdrawForm person={person} onDone={onDone} />;
    case 'reset':
      return <ResetPart personId={personId} onDone={onDone} />;
    case 'cutOff':
      return <CutOffForm person={person} onDone={onDone} />;
    default:
      return null;
  }
}

type OtherActsProps = Omit<PersonActsProps, 'isIntroduced' | 'act'> & {
  isAway: boolean;
  act: PersonAct | Needed | null;
};

/** The buttons of what may be done beside the next step. */
function OtherActs({ file: { person, clearance }, isAway, act, onAct }: OtherActsProps) {
  const text = useText();
  const isSelf = useSession(({ session }) => session?.person.id === person.id);
  const { state } = person;
  const isFree = act === null;
  const isHere = state !== 'cut_off';
  return (
    <Actions>
      {isFree && isAway ? <Button onPress={() => onAct('return')}>{text('staff.takeBack')}</Button> : null}
      {isFree && isHere ? (
        <Button onPress={() => onAct('clearance')}>{text('staff.renewClearance')}</Button>
      ) : null}
      {isFree && state === 'active' && !isSelf ? (
        <Button onPress={() => onAct('reset')}>{text('staff.reset')}</Button>
      ) : null}
      {act === 'post' || isSelf || person.role === 'inspector' ? null : (
        <Button onPress={() => onAct('post')}>{text('staff.changePost')}</Button>
      )}
      {act === 'name' ? null : <Button onPress={() => onAct('name')}>{text('staff.correctName')}</Button>}
      {isFree && isHere && clearance !== null && !isSelf ? (
        <Button kind="danger" onPress={() => onAct('withdraw')}>
          {text('staff.withdraw')}
        </Button>
      ) : null}
      {isSelf || act === 'cutOff' || !isHere ? null : (
        <Button kind="danger" onPress={() => onAct('cutOff')}>
          {text('staff.cutOff')}
        </Button>
      )}
    </Actions>
  );
}
