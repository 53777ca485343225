// F1: what this screen is for, every key, what the other screens are for, and the sentence of the directive behind every
// rule; all of it is found by a few letters, in either keyboard layout.
import { useState } from 'react';
import { keyBindings } from '#renderer/frame/keyboard-map.ts';
import { matchesTyped } from '#renderer/frame/matches-typed.ts';
import { TourChoice } from '../features/app/tour/tour-offer.tsx';
import { useTour } from '../features/app/tour/tour-state.ts';
import { useLanguage } from '../i18n/language.ts';
import type { MessageId } from '../i18n/messages.ts';
import type { NumberedRule } from '../i18n/numbered-rules.ts';
import { ruleHeadings, ruleText } from '../i18n/rule-sentences.ts';
import { useText } from '../i18n/use-text.ts';
import { Bdi } from '../ui/bdi.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Key } from '../ui/key-hint.tsx';
import { TextField } from '../ui/text-field.tsx';
import styles from './help-dialog.module.css';
import type { Section } from './sections.ts';

type HelpDialogProps = {
  isOpen: boolean;
  onClose: () => void;
  section: Section | undefined;
  /** The person's own sections. */
  sections: readonly Section[];
  /** The tour is in the demo office only. */
  isDemo: boolean;
};

const keys: readonly { hint: string; meaning: MessageId }[] = [
  ...Object.values(keyBindings),
  { hint: 'Alt+1…9', meaning: 'keys.sections' },
  { hint: 'Ctrl+1…7', meaning: 'keys.steps' },
];

export function HelpDialog({ isOpen, onClose, section, sections, isDemo }: HelpDialogProps) {
  const text = useText();
  return (
    <Dialog title={text('app.help.title')} isOpen={isOpen} onClose={onClose} isWide>
      <Help section={section} sections={sections} isDemo={isDemo} onClose={onClose} />
    </Dialog>
  );
}

function Help({ section, sections, isDemo, onClose }: Omit<HelpDialogProps, 'isOpen'>) {
  const text = useText();
  const language = useLanguage((state) => state.language);
  const [typed, setTyped] = useState('');
  const isFound = (...words: readonly string[]): boolean =>
    typed.trim() === '' || words.some((word) => matchesTyped(word, typed));
  const screens = [...new Set(section === undefined ? sections : [section, ...sections])].filter(
    ({ label, help }) => isFound(text(label), text(help)),
  );
  const foundKeys = keys.filter(({ hint, meaning }) => isFound(hint, text(meaning)));
  const headings = ruleHeadings.filter(({ id, fa, en, rules }) =>
    isFound(
      id,
      fa,
      ...(language === 'en' ? [en] : []),
      ...rules.flatMap((rule) => [rule.id, ruleText(rule, language) ?? '']),
    ),
  );
  const { keep } = useTour();
  const isTourFound = isFound(text('tour.title'), text('tour.offer'));
  const isNothing = !isTourFound && screens.length + foundKeys.length + headings.length === 0;
  return (
    <>
      <TextField
        label={text('app.help.search')}
        hint={text('app.help.searchHint')}
        value={typed}
        onChange={setTyped}
        type="search"
        isOptional
        autoFocus
      />
      <div className={styles.found} role="status">
        {isNothing ? text('app.help.nothing') : null}
      </div>
      {isTourFound ? (
        <div>
          <h3>{text('tour.offer')}</h3>
          {isDemo ? (
            <>
              <p>{text('tour.offerWhat')}</p>
              <TourChoice
                onChosen={(chosen) => {
                  keep({ tour: chosen, at: 0 });
                  onClose();
                }}
              />
            </>
          ) : (
            <p>{text('tour.notHere')}</p>
          )}
        </div>
      ) : null}
      {screens.map(({ path, label, help }) => (
        <div key={path}>
          <h3>{text(label)}</h3>
          <p>{text(help)}</p>
        </div>
      ))}
      {foundKeys.length === 0 ? null : (
        <>
          <h3>{text('app.help.keys')}</h3>
          <dl className={styles.keys}>
            {foundKeys.map(({ hint, meaning }) => (
              <div key={hint}>
                <dt>
                  <Key keys={hint} />
                </dt>
                <dd>{text(meaning)}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
      {headings.length === 0 ? null : (
        <>
          <h3>{text('app.help.rules')}</h3>
          <dl className={styles.rules}>
            {headings.map((heading) => (
              <div key={heading.id}>
                <dt>
                  <Bdi>{heading.id}</Bdi>
                </dt>
                <dd>
                  <blockquote className={styles.sentence}>{heading[language]}</blockquote>
                  {heading.rules.length === 0 ? (
                    <p className={styles.soft}>{text('app.help.noRule')}</p>
                  ) : (
                    <RulesOf rules={heading.rules} />
                  )}
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </>
  );
}

/** The rules of a heading in the language in force; those that it does not have yet are counted. */
function RulesOf({ rules }: { rules: readonly NumberedRule[] }) {
  const text = useText();
  const language = useLanguage((state) => state.language);
  const said = rules.flatMap((rule) => {
    const words = ruleText(rule, language);
    return words === null ? [] : [{ id: rule.id, words }];
  });
  const count = rules.length - said.length;
  return (
    <>
      {said.length === 0 ? null : (
        <ul className={styles.list}>
          {said.map(({ id, words }) => (
            <li key={id}>
              <Bdi>{id}</Bdi> {words}
            </li>
          ))}
        </ul>
      )}
      {count === 0 ? null : <p className={styles.soft}>{text('app.help.rulesBuilt', { count })}</p>}
    </>
  );
}
