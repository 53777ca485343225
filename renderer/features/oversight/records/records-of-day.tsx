// The records of one day, filtered by who recorded them and what they are about, a page at a time.
import { FileSpreadsheet } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { entryGroups } from '#core/foundation/wire/entry-groups.ts';
import { recordGroupSchema } from '#core/oversight/records/contract.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import type { JournalFilter } from '#renderer/frame/journal-filter.ts';
import { keyBindings, useKeyCommand } from '#renderer/frame/keyboard-map.ts';
import { typeLabel } from '#renderer/frame/record-labels.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DayField } from '#renderer/ui/day-field.tsx';
import { FieldRow, Section } from '#renderer/ui/page.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { RuleSource } from '#renderer/ui/rule-source.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { Actions } from '#renderer/ui/stack.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { ExportRecordsDialog } from './export-records-dialog.tsx';
import { RecordsTable } from './records-table.tsx';
import { searchedWords } from './searched-words.ts';

type RecordsOfDayProps = {
  day: string;
  filter: JournalFilter;
  onFilter: (changed: Partial<JournalFilter>) => void;
};

export function RecordsOfDay({ day, filter, onFilter }: RecordsOfDayProps) {
  const text = useText();
  const { personId, group, type } = filter;
  const [searched, setSearched] = useState(filter.searched);
  const words = searchedWords(useDeferredValue(searched), text);
  /** Where each page begins that was turned over; the last one is shown. */
  const [pages, setPages] = useState<readonly (number | null)[]>([null]);
  const before = pages.at(-1) ?? null;
  const isManager = useSession(({ session }) => session?.person.role === 'manager');
  const [isExporting, setIsExporting] = useState(false);
  useKeyCommand('export', () => setIsExporting(true), { isEnabled: isManager });
  const asked = { day, personId, group, type, words };
  const { data, problem } = useDeskQuery(deskQueries.records.ofDay.queryOptions({ ...asked, before }), {
    keepsPrevious: true,
  });
  const people = data?.people ?? [];
  const isListed = personId === null || people.some((person) => person.personId === personId);
  const types = data?.types ?? [];
  const next = data?.before ?? null;
  return (
    <Section
      title={text('records.ofDay')}
      aside={
        <Actions>
          {isManager ? (
            <Button
              isDense
              icon={FileSpreadsheet}
              keyHint={keyBindings.export.hint}
              onPress={() => setIsExporting(true)}
            >
              {text('records.export')}
            </Button>
          ) : null}
          <RuleSource rule="D19" about={text('records.ofDay')} />
        </Actions>
      }
    >
      {isExporting ? <ExportRecordsDialog asked={asked} onClose={() => setIsExporting(false)} /> : null}
      <ProblemNotice problem={problem} />
      <FieldRow>
        <TextField
          type="search"
          label={text('records.search')}
          isOptional
          value={searched}
          onChange={(typed) => {
            setSearched(typed);
            setPages([null]);
            onFilter({ searched: typed });
          }}
        />
        <DayField label={text('records.day')} day={day} onChange={(chosen) => onFilter({ day: chosen })} />
        <Select
          label={text('records.by')}
          choices={[
            { value: '', label: text('records.everybody') },
            ...people.map(({ personId: value, personName, count }) => ({
              value,
              label: text('records.personWith', { name: personName, count }),
            })),
          ]}
          value={isListed ? (personId ?? '') : ''}
          onChange={(chosen) => onFilter({ personId: chosen === '' ? null : chosen })}
        />
        <Select
          label={text('records.group')}
          choices={[
            { value: '', label: text('records.everything') },
            ...entryGroups.map((value) => ({ value, label: text(`records.group.${value}`) })),
          ]}
          value={group ?? ''}
          onChange={(chosen) =>
            onFilter({ group: chosen === '' ? null : recordGroupSchema.parse(chosen), type: null })
          }
        />
        <Select
          label={text('records.type')}
          choices={[
            { value: '', label: text('records.everyType') },
            ...types.map(({ type: value, count }) => ({
              value,
              label: text('records.personWith', { name: text(typeLabel(value)), count }),
            })),
          ]}
          value={types.some((one) => one.type === type) ? (type ?? '') : ''}
          onChange={(chosen) => onFilter({ type: chosen === '' ? null : chosen })}
        />
      </FieldRow>
      <RecordsTable
        caption={text('records.ofDay')}
        rows={data?.rows}
        none={{ title: text('records.none'), why: text('records.noneWhy') }}
        onVisit={(visitId) => onFilter({ visitId })}
      />
      <Actions>
        {pages.length > 1 ? (
          <Button onPress={() => setPages(pages.slice(0, -1))}>{text('records.later')}</Button>
        ) : null}
        {next === null ? null : (
          <Button onPress={() => setPages([...pages, next])}>{text('records.earlier')}</Button>
        )}
      </Actions>
    </Section>
  );
}
