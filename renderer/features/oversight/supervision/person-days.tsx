// One person's work, day by day, with the visits of each day as bars.
import { formatJalali } from '#core/foundation/calendar/jalali.ts';
import { useOpenJournal } from '#renderer/frame/journal-filter.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { BarList } from '#renderer/ui/bar-list.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { DateText } from '#renderer/ui/date-text.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { Section } from '#renderer/ui/page.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { Table } from '#renderer/ui/table.tsx';
import { type Days, useWork, useWorkOfPerson } from './use-work.ts';
import { useWorkColumns } from './work-section.tsx';

type PersonDaysProps = { personId: string; days: Days; onClose: () => void };

export function PersonDays({ personId, days, onClose }: PersonDaysProps) {
  const text = useText();
  const language = useLanguage((state) => state.language);
  const { data: work } = useWork(days);
  const { data: rows, problem } = useWorkOfPerson(personId, days);
  const openJournal = useOpenJournal();
  const columns = useWorkColumns<NonNullable<typeof rows>[number]>(rows ?? []);
  const name = work?.people.find((person) => person.personId === personId)?.personName ?? '';
  const title = text('supervision.daysOf', { name });
  return (
    <Section
      title={title}
      aside={
        <Button isDense onPress={onClose}>
          {text('supervision.close')}
        </Button>
      }
    >
      <ProblemNotice problem={problem} />
      {rows?.length === 0 ? (
        <EmptyState title={text('supervision.noDays')} why={text('supervision.noDaysWhy')} />
      ) : (
        <>
          <Table
            caption={title}
            isFolding
            rows={rows ?? []}
            rowKey={({ day }) => day}
            columns={[
              {
                id: 'day',
                header: text('supervision.day'),
                isRowHeader: true,
                cell: ({ day }) => <DateText day={day} style="numeric" />,
              },
              ...columns,
            ]}
            act={({ day }) => (
              <Button isDense kind="quiet" onPress={() => openJournal({ day, personId })}>
                {text('supervision.toJournal')}
              </Button>
            )}
          />
          <BarList
            title={text('supervision.metric.visits')}
            bars={(rows ?? []).map(({ day, counts: { visits } }) => ({
              id: day,
              name: formatJalali(day, 'numeric', language),
              value: visits,
              shown: text('supervision.number', { count: visits }),
            }))}
          />
        </>
      )}
    </Section>
  );
}
