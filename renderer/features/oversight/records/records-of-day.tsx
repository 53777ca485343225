// The records of one day, filtered by who recorded them and what they are about, a page at a time.
import { FileSpreadsheet } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { deskQueries } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import type { JournalFilter } from '#renderer/frame/journal-filter.ts';
import { keyBindings, useKeyCommand } from '#renderer/frame/keyboard-map.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Section } from '#renderer/ui/page.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { RuleSource } from '#renderer/ui/rule-source.tsx';
import { Actions } from '#renderer/ui/stack.tsx';
import { ExportRecordsDialog } from './export-records-dialog.tsx';
import { RecordsFilters } from './records-filters.tsx';
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
      <RecordsFilters
        day={day}
        filter={{ ...filter, searched }}
        found={data}
        onSearched={(typed) => {
          setSearched(typed);
          setPages([null]);
          onFilter({ searched: typed });
        }}
        onFilter={onFilter}
      />
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
