// People of the office by state: who may work, whose file is not complete, who was cut off (D8–D12).
import { UserRoundPlus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { PersonFile, PersonState } from '#core/access/staff/contract.ts';
import type { ListRow } from '#core/app/first-run/lists/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import { ListDialog } from '#renderer/frame/lists/list-dialog.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { DateText } from '#renderer/ui/date-text.tsx';
import { Page, Section } from '#renderer/ui/page.tsx';
import { PageHeader } from '#renderer/ui/page-header.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { StatusLabel } from '#renderer/ui/status-label.tsx';
import { Table } from '#renderer/ui/table.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';
import { EmergenciesSection } from '../emergency/emergencies-section.tsx';
import { ActivateAllDialog } from './activate-all-dialog.tsx';
import { useOpenedPerson } from './opened-person.ts';
import { PersonScreen, type SectionsOfPerson } from './person-screen.tsx';
import { PostsSection } from './posts-section.tsx';
import { RegisterPersonDialog } from './register-person-dialog.tsx';
import { stateLabels } from './staff-labels.ts';
import { StageLabel } from './stage-label.tsx';

/** Those who wait for something first. */
const order: readonly PersonState[] = [
  'suspended',
  'registered',
  'file_opened',
  'inquiry_requested',
  'approved',
  'activated',
  'active',
  'cut_off',
];

type StaffScreenProps = {
  sectionsOf: SectionsOfPerson;
  /** What is told above the people. */
  notice: ReactNode;
};

export function StaffScreen({ sectionsOf, notice }: StaffScreenProps) {
  const text = useText();
  const opened = useOpenedPerson();
  const [isRegistering, setIsRegistering] = useState(false);
  const [isListing, setIsListing] = useState(false);
  const [isActivating, setIsActivating] = useState(false);
  const [closedId, setClosedId] = useState<string | null>(null);
  const { data: files = [], problem } = useDeskQuery(deskQueries.staff.list.queryOptions());
  const sorted = files.toSorted((a, b) => order.indexOf(a.person.state) - order.indexOf(b.person.state));
  const approved = sorted.filter(({ person }) => person.state === 'approved');
  const open = files.find(({ person }) => person.id === opened.value?.personId);
  const setOpenId = (personId: string) => opened.keep({ personId, act: null });
  if (open !== undefined)
    return (
      <PersonScreen
        key={`${open.person.id} ${opened.value?.act ?? ''}`}
        file={open}
        firstAct={opened.value?.act ?? null}
        onClose={() => {
          setClosedId(open.person.id);
          opened.drop();
        }}
        sectionsOf={sectionsOf}
      />
    );
  return (
    <>
      <PageHeader
        title={text('staff.title')}
        primary={{
          label: text('staff.register'),
          icon: UserRoundPlus,
          onPress: () => setIsRegistering(true),
        }}
        secondary={
          <>
            <Button onPress={() => setIsListing(true)}>{text('lists.fromFile')}</Button>
            {approved.length < 2 ? null : (
              <Button onPress={() => setIsActivating(true)}>
                {text('staff.activateAll', { count: approved.length })}
              </Button>
            )}
          </>
        }
      />
      <Page>
        <ProblemNotice problem={problem} />
        {notice}
        <Section title={text('staff.list')}>
          <People files={sorted} closedId={closedId} onOpen={setOpenId} />
        </Section>
        <PostsSection />
        <EmergenciesSection personId={null} />
      </Page>
      {isListing ? (
        <ListDialog
          kind="people"
          title={text('lists.people')}
          record={recordPerson}
          onClose={() => setIsListing(false)}
        />
      ) : null}
      {isActivating ? <ActivateAllDialog approved={approved} onClose={() => setIsActivating(false)} /> : null}
      {isRegistering ? (
        <RegisterPersonDialog onClose={() => setIsRegistering(false)} onRegistered={setOpenId} />
      ) : null}
    </>
  );
}

/** Registers the person of a row and records the papers that it says; accounts are opened afterwards. */
async function recordPerson(row: ListRow): Promise<void> {
  if (row.kind !== 'people') return;
  const { name, nationalCode, fatherName, role, file, inquiry, clearance, introduction } = row;
  const { personId } = await desk.staff.register.mutate({ name, nationalCode, fatherName, role });
  if (file !== null) await desk.staff.recordSupervisionFile.mutate({ personId, ...file });
  if (inquiry !== null) await desk.staff.recordInquiry.mutate({ personId, ...inquiry });
  if (clearance !== null) await desk.staff.recordClearance.mutate({ personId, ...clearance });
  if (introduction !== null) await desk.postings.introduce.mutate({ personId, ...introduction });
}

type PeopleProps = {
  files: readonly PersonFile[];
  /** Whose file was open before: the list is gone on with from there. */
  closedId: string | null;
  onOpen: (personId: string) => void;
};

function People({ files, closedId, onOpen }: PeopleProps) {
  const text = useText();
  return (
    <Table
      caption={text('staff.list')}
      rows={files}
      rowKey={({ person }) => person.id}
      columns={[
        { id: 'name', header: text('staff.name'), isRowHeader: true, cell: ({ person }) => person.name },
        { id: 'role', header: text('staff.role'), cell: ({ person }) => text(`app.role.${person.role}`) },
        {
          id: 'state',
          header: text('staff.state'),
          cell: ({ person }) => (
            <StatusLabel tone={stateLabels[person.state].tone}>
              {text(stateLabels[person.state].word)}
            </StatusLabel>
          ),
        },
        {
          id: 'file',
          header: text('staff.supervisionFile'),
          cell: ({ supervisionFile }) =>
            supervisionFile === null ? text('staff.missing') : <Bdi>{supervisionFile.fileNumber}</Bdi>,
        },
        {
          id: 'clearance',
          header: text('staff.clearanceUntil'),
          cell: ({ clearance, clearanceStage }) =>
            clearance === null ? (
              text('staff.missing')
            ) : (
              <>
                <DateText day={clearance.expiresOn} style="numeric" /> <StageLabel stage={clearanceStage} />
              </>
            ),
        },
        {
          id: 'signIn',
          header: text('staff.lastSignIn'),
          cell: ({ lastSignInAt }) =>
            lastSignInAt === null ? text('staff.never') : <TimeText at={lastSignInAt} withDay />,
        },
      ]}
      act={({ person }) => (
        <Button
          isDense
          autoFocus={person.id === closedId}
          onPress={() => onOpen(person.id)}
          aria-label={text('staff.openOf', { name: person.name })}
        >
          {text('staff.open')}
        </Button>
      )}
    />
  );
}
