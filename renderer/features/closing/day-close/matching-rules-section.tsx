// The rules by which a match counts without the manager's look (F51): visible, tried on past days, switched on by two people, switched off
// with a reason.
import { useState } from 'react';
import {
  enoughRight,
  type MatchingRule,
  type MatchingRuleState,
  type TriedRule,
  triedDays,
} from '#core/closing/day-close/matching-rules/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskCommand, useDeskQuery } from '#renderer/api/use-desk.ts';
import { ConcurrentChange } from '#renderer/frame/concurrent-changes.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { Section } from '#renderer/ui/page.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { Actions, Stack } from '#renderer/ui/stack.tsx';
import { StatusLabel } from '#renderer/ui/status-label.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';
import { EndRuleDialog } from './end-rule-dialog.tsx';
import { TriedPairs } from './tried-pairs.tsx';

export function MatchingRulesSection() {
  const text = useText();
  const { data: rules = [], problem } = useDeskQuery(deskQueries.dayClose.matchingRules.queryOptions());
  return (
    <>
      <Section title={text('dayClose.rules')}>
        <ProblemNotice problem={problem} />
        <p>{text('dayClose.rulesWhat')}</p>
        <ConcurrentChange
          register="matching_rule"
          nameOf={(about) => text(`dayClose.rule.${about as MatchingRule}`)}
          wordsOf={(isOn) => text(isOn === '1' ? 'dayClose.rules.on' : 'dayClose.rules.off')}
        />
      </Section>
      {rules.map((state) => (
        <RuleSection key={state.rule} state={state} />
      ))}
    </>
  );
}

function RuleSection({ state: { rule, isOn, setAt, byName, reason } }: { state: MatchingRuleState }) {
  const text = useText();
  const [isEnding, setEnding] = useState(false);
  const [tried, setTried] = useState<TriedRule | null>(null);
  const trying = useDeskCommand(desk.dayClose.tryMatchingRule.mutate);
  const setting = useDeskCommand(desk.dayClose.setMatchingRule.mutate);
  const name = text(`dayClose.rule.${rule}`);
  const isProved = tried !== null && tried.wrong.length === 0 && tried.right >= enoughRight;
  const switchOn = async () => {
    if ((await setting.run({ rule, isOn: true, reason: '' })) !== null) setTried(null);
  };
  return (
    <Section
      title={name}
      aside={
        <StatusLabel tone={isOn ? 'good' : 'neutral'}>
          {text(isOn ? 'dayClose.rules.on' : 'dayClose.rules.off')}
        </StatusLabel>
      }
    >
      <Stack>
        <ProblemNotice problem={trying.problem ?? setting.problem} takesFocus />
        <p>{text(`dayClose.ruleWhat.${rule}`)}</p>
        {setAt === null ? null : (
          <p>
            {byName ?? ''} <TimeText at={setAt} withDay />
            {reason === null || reason === '' ? null : (
              <>
                {text('ui.between')}
                {reason}
              </>
            )}
          </p>
        )}
        {tried === null ? null : <Trial tried={tried} isProved={isProved} />}
        <Actions>
          {isOn ? (
            <Button onPress={() => setEnding(true)} aria-label={text('dayClose.rules.endOf', { name })}>
              {text('dayClose.rules.end')}
            </Button>
          ) : (
            <Button
              onPress={() => void trying.run({ rule }).then(setTried)}
              isPending={trying.isPending}
              aria-label={text('dayClose.rules.tryOf', { name, days: triedDays })}
            >
              {text('dayClose.rules.try', { days: triedDays })}
            </Button>
          )}
          {isOn || !isProved ? null : (
            <Button
              onPress={() => void switchOn()}
              isPending={setting.isPending}
              aria-label={text('dayClose.rules.beginOf', { name })}
            >
              {text('dayClose.rules.begin')}
            </Button>
          )}
        </Actions>
      </Stack>
      {isEnding ? <EndRuleDialog rule={rule} onClose={() => setEnding(false)} /> : null}
    </Section>
  );
}

/** What the rule would have made of the last days: what speaks against it first. */
function Trial({ tried: { days, right, wrong, added }, isProved }: { tried: TriedRule; isProved: boolean }) {
  const text = useText();
  return (
    <Stack>
      <Notice tone={wrong.length > 0 ? 'bad' : isProved ? 'good' : 'warn'}>
        {text('dayClose.rules.tried', { days, right, wrong: wrong.length, added: added.length })}{' '}
        {isProved ? null : text('dayClose.rules.notProved', { enough: enoughRight })}
      </Notice>
      <TriedPairs caption={text('dayClose.rules.wrong')} pairs={wrong} />
      <TriedPairs caption={text('dayClose.rules.added')} pairs={added} />
    </Stack>
  );
}
