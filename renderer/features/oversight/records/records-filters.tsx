// By what the records of a day are looked through: words, day, person, subject and type.
import { entryGroups } from '#core/foundation/wire/entry-groups.ts';
import { type Records, recordGroupSchema } from '#core/oversight/records/contract.ts';
import type { JournalFilter } from '#renderer/frame/journal-filter.ts';
import { typeLabel } from '#renderer/frame/record-labels.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { DayField } from '#renderer/ui/day-field.tsx';
import { FieldRow } from '#renderer/ui/page.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';

type RecordsFiltersProps = {
  day: string;
  filter: JournalFilter;
  /** Undefined while it is read. */
  found: Pick<Records, 'people' | 'types'> | undefined;
  onSearched: (typed: string) => void;
  onFilter: (changed: Partial<JournalFilter>) => void;
};

export function RecordsFilters({ day, filter, found, onSearched, onFilter }: RecordsFiltersProps) {
  const text = useText();
  const { personId, group, type, searched } = filter;
  const { people = [], types = [] } = found ?? {};
  const isListed = personId === null || people.some((person) => person.personId === personId);
  return (
    <FieldRow>
      <TextField
        type="search"
        label={text('records.search')}
        isOptional
        value={searched}
        onChange={onSearched}
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
  );
}
