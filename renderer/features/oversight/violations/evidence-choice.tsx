// Entries of the journal that a report names: those of one day, of the person that it is about.

import { useState } from 'react';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import { typeLabel } from '#renderer/frame/record-labels.ts';
import { useOffice } from '#renderer/frame/use-office.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { Checkbox } from '#renderer/ui/checkbox.tsx';
import { JalaliDateField } from '#renderer/ui/jalali-date-field.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { Table } from '#renderer/ui/table.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';

type EvidenceChoiceProps = {
  personId: string | null;
  chosen: readonly number[];
  onChange: (chosen: readonly number[]) => void;
};

export function EvidenceChoice({ personId, chosen, onChange }: EvidenceChoiceProps) {
  const text = useText();
  const { office } = useOffice();
  const [day, setDay] = useState<string | null>(office?.day ?? null);
  const { data, problem } = useDeskQuery(
    deskQueries.records.ofDay.queryOptions({
      day: day ?? '',
      personId,
      group: null,
      before: null,
    }),
    { isEnabled: day !== null },
  );
  const toggle = (pos: number, isSelected: boolean) =>
    onChange(isSelected ? [...chosen, pos] : chosen.filter((known) => known !== pos));
  const rows = data?.rows ?? [];
  return (
    <>
      <JalaliDateField label={text('violations.evidenceDay')} day={day} onChange={setDay} />
      <ProblemNotice problem={problem} />
      {rows.length === 0 ? (
        <p>{text('violations.noRecords')}</p>
      ) : (
        <Table
          caption={text('violations.evidenceOf')}
          rows={rows}
          rowKey={({ pos }) => String(pos)}
          columns={[
            {
              id: 'choose',
              header: text('violations.choose'),
              isRowHeader: true,
              cell: ({ pos, type }) => (
                <Checkbox isSelected={chosen.includes(pos)} onChange={(is) => toggle(pos, is)}>
                  {text(typeLabel(type))}
                </Checkbox>
              ),
            },
            { id: 'at', header: text('violations.at'), cell: ({ at }) => <TimeText at={at} /> },
            { id: 'by', header: text('violations.by'), cell: ({ personName }) => personName },
            { id: 'code', header: text('violations.hash'), cell: ({ code }) => <Bdi>{code}</Bdi> },
          ]}
        />
      )}
      <p role="status">{text('violations.chosen', { count: chosen.length })}</p>
    </>
  );
}
