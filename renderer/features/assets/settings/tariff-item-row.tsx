// One service of a version that is being typed: its price at once, the rest of it when it is opened.
import { ChevronDown, ChevronUp, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { channelSchema, payeeSchema, tariffItemSchema } from '#core/counter/fees/contract.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Checkbox } from '#renderer/ui/checkbox.tsx';
import { DigitsField } from '#renderer/ui/digits-field.tsx';
import { FieldRow } from '#renderer/ui/page.tsx';
import { RialField } from '#renderer/ui/rial-field.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { Actions, Stack } from '#renderer/ui/stack.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import type { ItemDraft } from './tariff-draft.ts';

const units = tariffItemSchema.shape.unit.options;

type TariffItemRowProps = {
  item: ItemDraft;
  onChange: (item: ItemDraft) => void;
  onRemove: () => void;
};

export function TariffItemRow({ item, onChange, onRemove }: TariffItemRowProps) {
  const text = useText();
  const [isOpen, setIsOpen] = useState(item.title === '');
  const title = item.title === '' ? text('settings.newService') : item.title;
  return (
    <div>
      <FieldRow>
        {item.isExternal ? (
          <p>
            {title} ({text('settings.external')})
          </p>
        ) : (
          <RialField
            label={title}
            rials={item.amount}
            onChange={(amount) => onChange({ ...item, amount })}
            isOptional
          />
        )}
        <Actions>
          <Button
            isDense
            kind="quiet"
            icon={isOpen ? ChevronUp : ChevronDown}
            aria-expanded={isOpen}
            onPress={() => setIsOpen(!isOpen)}
            aria-label={text('settings.moreOf', { title })}
          >
            {text('settings.more')}
          </Button>
          <Button
            isDense
            kind="quiet"
            icon={Trash2}
            onPress={onRemove}
            aria-label={text('settings.removeOf', { title })}
          >
            {text('settings.remove')}
          </Button>
        </Actions>
      </FieldRow>
      {isOpen ? <ItemDetails item={item} onChange={onChange} /> : null}
    </div>
  );
}

function ItemDetails({ item, onChange }: Omit<TariffItemRowProps, 'onRemove'>) {
  const text = useText();
  const included = (field: 'includedPersons' | 'includedPages') => (typed: string) => {
    const { [field]: _, ...rest } = item;
    onChange(/^\d{1,3}$/.test(typed) ? { ...rest, [field]: Number(typed) } : rest);
  };
  return (
    <Stack>
      <FieldRow>
        <TextField
          label={text('settings.serviceTitle')}
          value={item.title}
          onChange={(title) => onChange({ ...item, title })}
        />
        <Select
          label={text('settings.serviceUnit')}
          choices={units.map((value) => ({ value, label: text(`fees.unit.${value}`) }))}
          value={item.unit}
          onChange={(unit) => onChange({ ...item, unit })}
        />
        <DigitsField
          label={text('settings.includedPersons')}
          appearance="count"
          value={item.includedPersons === undefined ? '' : String(item.includedPersons)}
          onChange={included('includedPersons')}
          isOptional
        />
        <DigitsField
          label={text('settings.includedPages')}
          appearance="count"
          value={item.includedPages === undefined ? '' : String(item.includedPages)}
          onChange={included('includedPages')}
          isOptional
        />
        <Select
          label={text('settings.payee')}
          choices={payeeSchema.options.map((value) => ({ value, label: text(`settings.payee.${value}`) }))}
          value={item.payee}
          onChange={(payee) => onChange({ ...item, payee })}
        />
        <Select
          label={text('settings.channel')}
          choices={channelSchema.options.map((value) => ({
            value,
            label: text(`settings.channel.${value}`),
          }))}
          value={item.channel}
          onChange={(channel) => onChange({ ...item, channel })}
        />
      </FieldRow>
      <FieldRow>
        <Checkbox isSelected={item.files} onChange={(files) => onChange({ ...item, files })}>
          {text('settings.serviceFiles')}
        </Checkbox>
        <Checkbox
          isSelected={item.needsSana !== false}
          onChange={(needsSana) => onChange({ ...item, needsSana })}
        >
          {text('settings.serviceSana')}
        </Checkbox>
        <Checkbox isSelected={item.isExternal} onChange={(isExternal) => onChange({ ...item, isExternal })}>
          {text('settings.serviceExternal')}
        </Checkbox>
      </FieldRow>
    </Stack>
  );
}
