// One service with its counts. Persons and pages are asked only where the price of one unit includes some.
import { Trash2 } from 'lucide-react';
import { reductionDocumentSchema } from '#core/counter/fees/contract.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DigitsField } from '#renderer/ui/digits-field.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import {
  type CountField,
  type LineDraft,
  type Reduction,
  type TariffItem,
  unreadCounts,
} from './fee-lines.ts';
import styles from './fees.module.css';

type FeeLineRowProps = {
  index: number;
  line: LineDraft;
  item: TariffItem | undefined;
  title: string;
  reductions: readonly Reduction[];
  /** Of the visit. */
  parties: number;
  /** How many persons are counted by the parties, while nobody says another number; null: none are. */
  persons: number | null;
  wasSent: boolean;
  onChange: (line: LineDraft) => void;
  onRemove: () => void;
};

/** Id of a count's control, for links from the error summary. */
export const lineFieldId = (index: number, field: CountField): string => `fee-line-${index}-${field}`;

const noReduction = 'none';

export function FeeLineRow({
  index,
  line,
  item,
  title,
  reductions,
  parties,
  persons,
  wasSent,
  onChange,
  onRemove,
}: FeeLineRowProps) {
  const text = useText();
  const unread = unreadCounts(line, reductions);
  const reduction = reductions.find(({ code }) => code === line.reductionCode);
  const count = (field: CountField, label: string, isOptional: boolean, hint?: string) => (
    <DigitsField
      id={lineFieldId(index, field)}
      label={label}
      hint={hint}
      appearance="count"
      value={line[field]}
      onChange={(value) => onChange({ ...line, [field]: value })}
      isOptional={isOptional}
      problem={unread.includes(field) && (wasSent || line[field] !== '') ? text('fees.unread') : undefined}
    />
  );
  const included = (units: number) => text('fees.includes', { count: units });
  const personsHint = (units: number) =>
    persons === null ? included(units) : text('fees.personsByParties', { parties, persons, included: units });
  return (
    <li className={styles.line}>
      <p className={styles.title}>{title}</p>
      <div className={styles.counts}>
        {count('count', text('fees.count'), false)}
        {item?.includedPersons === undefined
          ? null
          : count('persons', text('fees.persons'), true, personsHint(item.includedPersons))}
        {item?.includedPages === undefined
          ? null
          : count('pages', text('fees.pages'), true, included(item.includedPages))}
        {reductions.length === 0 ? null : (
          <Select
            label={text('fees.reduction')}
            choices={[
              { value: noReduction, label: text('fees.noReduction') },
              ...reductions.map(({ code, title: name }) => ({ value: code, label: name })),
            ]}
            value={line.reductionCode ?? noReduction}
            onChange={(code) => {
              const chosen = reductions.find((one) => one.code === code);
              const percent = chosen === undefined ? '' : String(Math.floor(chosen.maxBasisPoints / 100));
              onChange({ ...line, reductionCode: chosen?.code ?? null, percent });
            }}
            isOptional
          />
        )}
        {reduction === undefined
          ? null
          : count(
              'percent',
              text('fees.percent'),
              false,
              text('fees.atMost', { percent: reduction.maxBasisPoints / 100 }),
            )}
        {reduction === undefined ? null : <PaperFields line={line} wasSent={wasSent} onChange={onChange} />}
      </div>
      <Button
        isDense
        kind="quiet"
        icon={Trash2}
        onPress={onRemove}
        aria-label={text('fees.removeOf', { item: title })}
      >
        {text('fees.remove')}
      </Button>
    </li>
  );
}

/** The paper on which a reduction rests. */
function PaperFields({ line, wasSent, onChange }: Pick<FeeLineRowProps, 'line' | 'wasSent' | 'onChange'>) {
  const text = useText();
  return (
    <>
      <Select
        label={text('fees.paper.document')}
        choices={reductionDocumentSchema.options.map((value) => ({
          value,
          label: text(`fees.paper.${value}`),
        }))}
        value={line.document}
        onChange={(document) => onChange({ ...line, document })}
        problem={wasSent && line.document === null ? text('fees.paper.missing') : undefined}
      />
      <TextField
        label={text('fees.paper.number')}
        value={line.paperNumber}
        onChange={(paperNumber) => onChange({ ...line, paperNumber })}
        problem={wasSent && line.paperNumber.trim() === '' ? text('fees.paper.missing') : undefined}
      />
      <TextField
        label={text('fees.paper.reason')}
        value={line.paperReason}
        onChange={(paperReason) => onChange({ ...line, paperReason })}
        problem={wasSent && line.paperReason.trim() === '' ? text('fees.paper.missing') : undefined}
      />
    </>
  );
}
