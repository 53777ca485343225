// The file of one person: what is recorded, what is missing before the person may work, and the guided acts.
import { useState } from 'react';
import type { PersonFile } from '#core/staff/contract.ts';
import { roleNames } from '#renderer/frame/role-names.ts';
import { useOffice } from '#renderer/frame/use-office.ts';
import { useSession } from '../../api/session.ts';
import { useText } from '../../i18n/use-text.ts';
import { Bdi } from '../../ui/bdi.tsx';
import { Button } from '../../ui/button.tsx';
import { DateText } from '../../ui/date-text.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { type Fact, Facts } from '../../ui/facts.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Actions, Stack } from '../../ui/stack.tsx';
import { StatusWord } from '../../ui/status-word.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { ActivatePart } from './activate-part.tsx';
import { ClearanceForm } from './clearance-form.tsx';
import { CutOffForm } from './cut-off-form.tsx';
import { ResetPart } from './reset-part.tsx';
import { stateWords } from './staff-words.ts';
import { SupervisionFileForm } from './supervision-file-form.tsx';

export function PersonDialog({ file, onClose }: { file: PersonFile; onClose: () => void }) {
  const { person } = file;
  return (
    <Dialog title={person.name} isOpen onClose={onClose} isWide>
      <Stack>
        <Facts facts={usePersonFacts(file)} />
        {person.state === 'cut_off' ? null : <Acts file={file} />}
      </Stack>
    </Dialog>
  );
}

function usePersonFacts(file: PersonFile): Fact[] {
  const text = useText();
  const { person, supervisionFile, clearance, cutOffAt, lastSignInAt } = file;
  const { tone, word } = stateWords[person.state];
  const missing = text('staff.missing');
  return [
    { name: text('staff.role'), value: text(roleNames[person.role]) },
    { name: text('staff.state'), value: <StatusWord tone={tone}>{text(word)}</StatusWord> },
    { name: text('staff.nationalCode'), value: <Bdi>{file.nationalCodeMasked}</Bdi> },
    {
      name: text('staff.supervisionFile'),
      value: supervisionFile === null ? missing : <Bdi>{supervisionFile.fileNumber}</Bdi>,
    },
    {
      name: text('staff.openedOn'),
      value: supervisionFile === null ? missing : <DateText day={supervisionFile.openedOn} />,
    },
    { name: text('staff.clearance'), value: clearance === null ? missing : <Bdi>{clearance.reference}</Bdi> },
    {
      name: text('staff.clearanceUntil'),
      value: clearance === null ? missing : <DateText day={clearance.expiresOn} />,
    },
    {
      name: text('staff.lastSignIn'),
      value: lastSignInAt === null ? text('staff.never') : <TimeText at={lastSignInAt} withDay />,
    },
    ...(cutOffAt === null
      ? []
      : [{ name: text('staff.cutOffAt'), value: <TimeText at={cutOffAt} withDay /> }]),
  ];
}

type Act = 'file' | 'clearance' | 'reset' | 'cutOff';

function Acts({ file: { person, supervisionFile, clearance } }: { file: PersonFile }) {
  const text = useText();
  const { office } = useOffice();
  const isSelf = useSession(({ session }) => session?.person.id === person.id);
  const [chosen, setChosen] = useState<Act | null>(null);
  const leave = () => setChosen(null);
  const today = office?.day ?? '';
  const isClear = clearance !== null && clearance.expiresOn >= today;
  const needed: Act | null = supervisionFile === null ? 'file' : isClear ? null : 'clearance';
  const act = chosen ?? needed;
  const { id: personId, state } = person;
  return (
    <>
      {needed === null ? null : (
        <Notice tone="warn">{text(needed === 'file' ? 'staff.fileFirst' : 'staff.clearanceFirst')}</Notice>
      )}
      {act === 'file' ? <SupervisionFileForm personId={personId} onDone={leave} /> : null}
      {act === 'clearance' ? <ClearanceForm personId={personId} onDone={leave} /> : null}
      {act === 'reset' ? <ResetPart personId={personId} onDone={leave} /> : null}
      {act === 'cutOff' ? <CutOffForm person={person} onDone={leave} /> : null}
      {act === null && (state === 'registered' || state === 'activated') ? (
        <ActivatePart personId={personId} />
      ) : null}
      <Actions>
        {act === null ? (
          <Button onPress={() => setChosen('clearance')}>{text('staff.renewClearance')}</Button>
        ) : null}
        {act === null && state === 'active' && !isSelf ? (
          <Button onPress={() => setChosen('reset')}>{text('staff.reset')}</Button>
        ) : null}
        {isSelf || act === 'cutOff' ? null : (
          <Button kind="danger" onPress={() => setChosen('cutOff')}>
            {text('staff.cutOff')}
          </Button>
        )}
      </Actions>
    </>
  );
}
