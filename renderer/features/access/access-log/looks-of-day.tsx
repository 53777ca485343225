// The looks of one day as a table, filtered by person. The choice of people says how many each looked at.
import type { LookRow } from '#core/oversight/records/contract.ts';
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
import { purposeLabel } from './look-labels.ts';

type LooksOfDayProps = {
  day: string;
  personId: string | null;
  onDay: (day: string) => void;
  onPerson: (personId: string | null) => void;
};

export function LooksOfDay({ day, personId, onDay, onPerson }: LooksOfDayProps) {
  const text = useText();
  const { data, problem } = useDeskQuery(deskQueries.records.looksOfDay.queryOptions({ day, personId }), {
    keepsPrevious: true,
  });
  const people = data?.people ?? [];
  const isListed = personId === null || people.some((person) => person.personId === personId);
  return (
    <Section title={text('looks.ofDay')} aside={<RuleSource rule="D16" about={text('looks.ofDay')} />}>
      <ProblemNotice problem={problem} />
      <FieldRow>
        <DayField label={text('looks.day')} day={day} onChange={onDay} />
        <Select
          label={text('looks.person')}
          choices={[
            { value: '', label: text('looks.everybody') },
            ...people.map(({ personId: value, personName, count }) => ({
              value,
              label: text('looks.personWith', { name: personName ?? '', count }),
            })),
          ]}
          value={isListed ? (personId ?? '') : ''}
          onChange={(chosen) => onPerson(chosen === '' ? null : chosen)}
        />
      </FieldRow>
      <Looks rows={data?.rows} />
    </Section>
  );
}

function Looks({ rows }: { rows: readonly LookRow[] | undefined }) {
  const text = useText();
  const openAtCounter = useOpenAtCounter();
  return (
    <Table
      caption={text('looks.ofDay')}
      rows={rows}
      none={{ title: text('looks.none'), why: text('looks.noneWhy') }}
      rowKey={({ personId, subject, purpose }) => JSON.stringify([personId, subject, purpose])}
      columns={[
        {
          id: 'person',
          header: text('looks.person'),
          isRowHeader: true,
          cell: ({ personName }) => personName ?? text('looks.unknownPerson'),
        },
        { id: 'subject', header: text('looks.subject'), cell: (row) => <Subject row={row} /> },
        { id: 'purpose', header: text('looks.purpose'), cell: (row) => text(purposeLabel(row)) },
        {
          id: 'count',
          header: text('looks.count'),
          isNumber: true,
          cell: ({ count }) => text('looks.times', { count }),
        },
        { id: 'first', header: text('looks.firstAt'), cell: ({ firstAt }) => <TimeText at={firstAt} /> },
        { id: 'last', header: text('looks.lastAt'), cell: ({ lastAt }) => <TimeText at={lastAt} /> },
        {
          id: 'act',
          header: text('looks.act'),
          isAct: true,
          cell: ({ subject }) =>
            subject.kind === 'client' && subject.visitNumber !== null ? (
              <Button
                isDense
                kind="quiet"
                onPress={() => openAtCounter(subject.visitId)}
                aria-label={text('looks.toVisitOf', { number: subject.visitNumber })}
              >
                {text('looks.toVisit')}
              </Button>
            ) : null,
        },
      ]}
    />
  );
}

function Subject({ row: { subject } }: { row: LookRow }) {
  const text = useText();
  if (subject.kind === 'psp_report') return <bdi>{subject.fileName ?? text('looks.notHere')}</bdi>;
  if (subject.kind === 'complaint_contact') {
    const { number, deskNumber } = subject;
    return number === null || deskNumber === null ? (
      text('looks.notHere')
    ) : (
      <>
        {text('looks.complaint')} <Bdi>{`${deskNumber}-${number}`}</Bdi>
      </>
    );
  }
  return <Bdi>{subject.identifierMasked ?? text('looks.notHere')}</Bdi>;
}
