// The file of one person: the steps, what is to be done next, what is recorded, and everything that happened (D8, D9).
import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import type { PersonFile } from '#core/access/staff/contract.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import { keyBindings, useKeyCommand } from '#renderer/frame/keyboard-map.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { DateText } from '#renderer/ui/date-text.tsx';
import { type Fact, Facts } from '#renderer/ui/facts.tsx';
import { Page, Section } from '#renderer/ui/page.tsx';
import { PageHeader } from '#renderer/ui/page-header.tsx';
import { StatusLabel } from '#renderer/ui/status-label.tsx';
import { type Step, Steps } from '#renderer/ui/steps.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';
import { DepartureSection } from '../departures/departure-section.tsx';
import { PostingSection } from '../postings/posting-section.tsx';
import type { PersonAct } from './opened-person.ts';
import { PersonActs } from './person-acts.tsx';
import { isGone, stepsOf } from './person-steps.ts';
import { stateLabels } from './staff-labels.ts';
import { StageLabel } from './stage-label.tsx';
import { Timeline } from './timeline.tsx';

/** What duties of the layers above say of a person, as sections of the file. */
export type SectionsOfPerson = (personId: string) => React.ReactNode;

type PersonScreenProps = {
  file: PersonFile;
  firstAct: PersonAct | null;
  onClose: () => void;
  sectionsOf?: SectionsOfPerson;
};

export function PersonScreen({ file, firstAct, onClose, sectionsOf }: PersonScreenProps) {
  const text = useText();
  const { person } = file;
  const [act, setAct] = useState(firstAct);
  const [cutOffBefore] = useState(file.cutOffAt);
  useKeyCommand('back', () => (act === null ? onClose() : setAct(null)));
  const { tone, word } = stateLabels[person.state];
  const { data: posting } = useDeskQuery(deskQueries.postings.ofPerson.queryOptions({ personId: person.id }));
  const isIntroduced = posting?.isIntroduced === true;
  return (
    <>
      <PageHeader
        title={person.name}
        description={
          <>
            {text(`app.role.${person.role}`)} <StatusLabel tone={tone}>{text(word)}</StatusLabel>
          </>
        }
        secondary={
          <Button icon={ArrowLeft} keyHint={keyBindings.back.hint} onPress={onClose}>
            {text('staff.back')}
          </Button>
        }
      />
      <Page>
        <Steps label={text('staff.steps')} steps={useSteps(file, isIntroduced)} />
        {posting === undefined ? null : (
          <PersonActs file={file} isIntroduced={isIntroduced} act={act} onAct={setAct} />
        )}
        {file.cutOffAt === null ? null : (
          <DepartureSection personId={person.id} isLedTo={file.cutOffAt !== cutOffBefore} />
        )}
        <PostingSection person={person} onIntroduce={() => setAct('sections')} />
        {sectionsOf?.(person.id)}
        <Section title={text('staff.facts')}>
          <Facts facts={usePersonFacts(file)} />
        </Section>
        <Timeline personId={person.id} />
      </Page>
    </>
  );
}

function useSteps(file: PersonFile, isIntroduced: boolean): Step[] {
  const text = useText();
  const steps = stepsOf(file, isIntroduced);
  const next = isGone(file) ? undefined : steps.find(({ isDone }) => !isDone);
  return steps.map((step) => ({
    id: step.id,
    label: text(`staff.step.${step.id}`),
    state: step.isDone ? 'done' : step === next ? 'current' : 'todo',
  }));
}

function usePersonFacts(file: PersonFile): Fact[] {
  const text = useText();
  const { supervisionFile, inquiry, clearance, cutOffAt, lastSignInAt } = file;
  const missing = text('staff.missing');
  return [
    { name: text('staff.nationalCode'), value: <Bdi>{file.nationalCodeMasked}</Bdi> },
    {
      name: text('staff.supervisionFile'),
      value: supervisionFile === null ? missing : <Bdi>{supervisionFile.fileNumber}</Bdi>,
    },
    {
      name: text('staff.openedOn'),
      value: supervisionFile === null ? missing : <DateText day={supervisionFile.openedOn} />,
    },
    { name: text('staff.inquiry'), value: inquiry === null ? missing : <Bdi>{inquiry.reference}</Bdi> },
    { name: text('staff.clearance'), value: clearance === null ? missing : <Bdi>{clearance.reference}</Bdi> },
    {
      name: text('staff.clearanceUntil'),
      value:
        clearance === null ? (
          missing
        ) : (
          <>
            <DateText day={clearance.expiresOn} /> <StageLabel stage={file.clearanceStage} />
          </>
        ),
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
