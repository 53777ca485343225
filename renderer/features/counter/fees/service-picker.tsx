// The tariff's services by a few letters: Enter takes the first that fits. Finds what was meant in the other keyboard
// layout too.
import { ChevronDown, ChevronUp } from 'lucide-react';
import { useState } from 'react';
import { Autocomplete, Input, Label, Menu, MenuItem, SearchField } from 'react-aria-components';
import { matchesTyped } from '#renderer/frame/matches-typed.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import fieldStyles from '#renderer/ui/field.module.css';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import type { TariffItem } from './fee-lines.ts';
import styles from './fees.module.css';

export const servicePickerId = 'service-picker';

/** The head of a tariff is what an office does most; the rest is a few letters or one press away. */
const usualCount = 6;

type ServicePickerProps = { items: readonly TariffItem[]; onChoose: (itemCode: string) => void };

export function ServicePicker({ items, onChoose }: ServicePickerProps) {
  const text = useText();
  const [typed, setTyped] = useState('');
  const [isAll, setIsAll] = useState(false);
  const shown = isAll || typed !== '' ? items : items.slice(0, usualCount);
  const choose = (key: unknown) => {
    setTyped('');
    onChoose(String(key));
  };
  return (
    <div id={servicePickerId} className={styles.picker}>
      <Autocomplete filter={matchesTyped} inputValue={typed} onInputChange={setTyped}>
        <SearchField className={fieldStyles.field ?? ''}>
          <Label className={fieldStyles.label ?? ''}>{text('fees.service')}</Label>
          <Input className={fieldStyles.input ?? ''} dir="auto" placeholder={text('fees.serviceHint')} />
        </SearchField>
        <Menu
          items={shown.map((item) => ({ ...item, id: item.code }))}
          onAction={choose}
          aria-label={text('fees.services')}
          className={styles.services ?? ''}
          renderEmptyState={() => <p className={styles.soft}>{text('fees.nothingFound')}</p>}
        >
          {(item) => (
            <MenuItem id={item.code} textValue={item.title} className={styles.service ?? ''}>
              <span>{item.title}</span>
              <span className={styles.soft}>
                {item.rate === null ? text('fees.rateMissing') : <MoneyText rials={item.rate} />}{' '}
                {text(`fees.unit.${item.unit}`)}
              </span>
            </MenuItem>
          )}
        </Menu>
      </Autocomplete>
      {items.length <= usualCount ? null : (
        <div>
          <Button
            isDense
            kind="quiet"
            icon={isAll ? ChevronUp : ChevronDown}
            aria-expanded={isAll}
            onPress={() => setIsAll(!isAll)}
          >
            {isAll ? text('fees.fewerServices') : text('fees.allServices', { count: items.length })}
          </Button>
        </div>
      )}
    </div>
  );
}
