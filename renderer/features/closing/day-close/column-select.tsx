// Which column of a file a field stands in, chosen by a person; none is a choice too.
import { useText } from '#renderer/i18n/use-text.ts';
import { Select } from '#renderer/ui/select.tsx';

const noColumn = 'none';

type ColumnSelectProps = {
  label: string;
  headers: readonly string[];
  /** The header of the chosen column. */
  chosen: string | undefined;
  onChange: (header: string | null) => void;
  isOptional: boolean;
  /** What the choice reads of the file. */
  hint?: string | undefined;
  problem?: string | undefined;
};

export function ColumnSelect({ headers, chosen, onChange, ...field }: ColumnSelectProps) {
  const text = useText();
  const index = chosen === undefined ? -1 : headers.indexOf(chosen);
  const columns = headers.map((header, at) => ({ value: `column ${at}`, label: header }));
  return (
    <Select
      {...field}
      choices={[{ value: noColumn, label: text('dayClose.map.noColumn') }, ...columns]}
      value={index < 0 ? noColumn : `column ${index}`}
      onChange={(value) => onChange(headers[columns.findIndex((column) => column.value === value)] ?? null)}
    />
  );
}
