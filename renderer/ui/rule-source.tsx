// Where a rule on screen comes from: the directive's own sentence, one press away.
import { BookOpenText } from 'lucide-react';
import { Button as AriaButton, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { useLanguage } from '../i18n/language.ts';
import { type DutyId, ruleSentence } from '../i18n/rule-sentences.ts';
import { useText } from '../i18n/use-text.ts';
import styles from './rule-source.module.css';

/** `about` says what the rule is about, for those who cannot see where the button stands. */
export function RuleSource({ rule, about }: { rule: DutyId; about: string }) {
  const text = useText();
  const language = useLanguage((state) => state.language);
  return (
    <DialogTrigger>
      <AriaButton className={styles.button ?? ''} aria-label={text('ui.rule.source', { about })}>
        <BookOpenText className="icon" aria-hidden="true" />
      </AriaButton>
      <Popover className={styles.popover ?? ''}>
        <Dialog className={styles.dialog ?? ''} aria-label={text('ui.rule.source', { about })}>
          <p className={styles.title}>{text('ui.rule.directive')}</p>
          <blockquote className={styles.sentence}>{ruleSentence(rule, language)}</blockquote>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
