// Where a rule on screen comes from: the directive's own sentence, one press away.
import { BookOpenText } from 'lucide-react';
import { Button as AriaButton, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import type { MessageId } from '../i18n/messages.ts';
import { useText } from '../i18n/use-text.ts';
import styles from './rule-source.module.css';

/** Numbers of the duties, as the specification counts them. */
export type RuleId =
  | 'D1'
  | 'D2'
  | 'D3'
  | 'D4'
  | 'D5'
  | 'D6'
  | 'D7'
  | 'D8'
  | 'D9'
  | 'D10'
  | 'D11'
  | 'D12'
  | 'D13'
  | 'D14'
  | 'D15'
  | 'D16'
  | 'D17'
  | 'D18'
  | 'D19'
  | 'D20';

const sentences: Record<RuleId, MessageId> = {
  D1: 'rule.D1',
  D2: 'rule.D2',
  D3: 'rule.D3',
  D4: 'rule.D4',
  D5: 'rule.D5',
  D6: 'rule.D6',
  D7: 'rule.D7',
  D8: 'rule.D8',
  D9: 'rule.D9',
  D10: 'rule.D10',
  D11: 'rule.D11',
  D12: 'rule.D12',
  D13: 'rule.D13',
  D14: 'rule.D14',
  D15: 'rule.D15',
  D16: 'rule.D16',
  D17: 'rule.D17',
  D18: 'rule.D18',
  D19: 'rule.D19',
  D20: 'rule.D20',
};

/** `about` says what the rule is about, for those who cannot see where the button stands. */
export function RuleSource({ rule, about }: { rule: RuleId; about: string }) {
  const text = useText();
  return (
    <DialogTrigger>
      <AriaButton className={styles.button ?? ''} aria-label={text('ui.rule.source', { about })}>
        <BookOpenText className="icon" aria-hidden="true" />
      </AriaButton>
      <Popover className={styles.popover ?? ''}>
        <Dialog className={styles.dialog ?? ''} aria-label={text('ui.rule.source', { about })}>
          <p className={styles.title}>{text('ui.rule.directive')}</p>
          <blockquote className={styles.sentence}>{text(sentences[rule])}</blockquote>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
