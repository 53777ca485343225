// The access log of one day as a table, filtered by person. The choice of people says how many each looked at.
import type { AccessRow } from '#core/oversight/records/contract.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import { useOpenAtCounter } from '#renderer/frame/visit-at-hand.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { DayField } from '#renderer/ui/day-field.tsx';
import { FieldRow, Section } from '#renderer/ui/page.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { RuleSource } from '#renderer/ui/rule-source.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { Table } from '#renderer/ui/table.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';

type AccessOfDayProps = {
  day: string;
  personId: string | null;
  onDay: (day: string) => void;
  onPerson: (personId: string | null) => void;
};

export function AccessOfDay({ day, personId, onDay, onPerson }: AccessOfDayProps) {
  const text = useText();
  const { data, problem } = useDeskQuery(deskQueries.records.accessOfDay.queryOptions({ day, personId }), {
    keepsPrevious: true,
  });
  const people = data?.people ?? [];
  const isListed = personId === null || people.some((person) => person.personId === personId);
  return (
    <Section
      title={text('accessLog.ofDay')}
      aside={<RuleSource rule="D16" about={text('accessLog.ofDay')} />}
    >
      <ProblemNotice problem={problem} />
      <FieldRow>
        <DayField label={text('accessLog.day')} day={day} onChange={onDay} />
        <Select
          label={text('accessLog.person')}
          choices={[
            { value: '', label: text('accessLog.everybody') },
            ...people.map(({ personId: value, personName, count }) => ({
              value,
              label: text('accessLog.personWith', { name: personName ?? '', count }),
            })),
          ]}
          value={isListed ? (personId ?? '') : ''}
          onChange={(chosen) => onPerson(chosen === '' ? null : chosen)}
        />
      </FieldRow>
      <Accesses rows={data?.rows} />
    </Section>
  );
}

function Accesses({ rows }: { rows: readonly AccessRow[] | undefined }) {
  const text = useText();
  const openAtCounter = useOpenAtCounter();
  return (
    <Table
      caption={text('accessLog.ofDay')}
      rows={rows}
      none={{ title: text('accessLog.none'), why: text('accessLog.noneWhy') }}
      rowKey={({ personId, subject, purpose }) => JSON.stringify([personId, subject, purpose])}
      columns={[
        {
          id: 'person',
          header: text('accessLog.person'),
          isRowHeader: true,
          cell: ({ personName }) => personName ?? text('accessLog.unknownPerson'),
        },
        { id: 'subject', header: text('accessLog.subject'), cell: (row) => <Subject row={row} /> },
        {
          id: 'purpose',
          header: text('accessLog.purpose'),
          cell: (row) => text(`accessLog.purpose.${row.purpose}`),
        },
        {
          id: 'count',
          header: text('accessLog.count'),
          isNumber: true,
          cell: ({ count }) => text('accessLog.times', { count }),
        },
        { id: 'first', header: text('accessLog.firstAt'), cell: ({ firstAt }) => <TimeText at={firstAt} /> },
        { id: 'last', header: text('accessLog.lastAt'), cell: ({ lastAt }) => <TimeText at={lastAt} /> },
      ]}
      act={({ subject }) =>
        subject.kind === 'client' && subject.visitNumber !== null ? (
          <Button
            isDense
            kind="quiet"
            onPress={() => openAtCounter(subject.visitId)}
            aria-label={text('accessLog.toVisitOf', { number: subject.visitNumber })}
          >
            {text('accessLog.toVisit')}
          </Button>
        ) : null
      }
    />
  );
}

function Subject({ row: { subject } }: { row: AccessRow }) {
  const text = useText();
  if ('fileName' in subject) return <bdi>{subject.fileName ?? text('accessLog.notHere')}</bdi>;
  if (subject.kind === 'complaint_contact') {
    const { number, deskNumber } = subject;
    return number === null || deskNumber === null ? (
      text('accessLog.notHere')
    ) : (
      <>
        {text('accessLog.complaint')} <Bdi>{`${deskNumber}-${number}`}</Bdi>
      </>
    );
  }
  return <Bdi>{subject.identifierMasked ?? text('accessLog.notHere')}</Bdi>;
}
