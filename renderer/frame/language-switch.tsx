// Persian or English, at sign-in and among the appearance.
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { type Language, useLanguage } from '../i18n/language.ts';
import { speak } from '../i18n/spoken.ts';
import { useText } from '../i18n/use-text.ts';
import styles from './language-switch.module.css';

export function LanguageSwitch() {
  const text = useText();
  const language = useLanguage((state) => state.language);
  const take = (keys: Iterable<unknown>) => {
    const [chosen] = keys;
    void speak(chosen === 'en' ? 'en' : 'fa');
  };
  const option = (code: Language, locale: string, label: string) => (
    <ToggleButton id={code} lang={locale} className={styles.option ?? ''}>
      {label}
    </ToggleButton>
  );
  return (
    <ToggleButtonGroup
      aria-label={text('app.language.label')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[language]}
      onSelectionChange={take}
      className={styles.group ?? ''}
    >
      {option('fa', 'fa', text('app.language.fa'))}
      {option('en', 'en', text('app.language.en'))}
    </ToggleButtonGroup>
  );
}
