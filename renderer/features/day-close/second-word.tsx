// A colleague's own word on money without a service: who, what they say, and their password. May be left out; then the
// sheet and the province say so.
import type { ExplanationWeight } from '#core/day-close/explanations/contract.ts';
import { deskQueries } from '../../api/queries.ts';
import { useSession } from '../../api/session.ts';
import { useDeskQuery } from '../../api/use-desk.ts';
import type { MessageId } from '../../i18n/messages.ts';
import { useText } from '../../i18n/use-text.ts';
import { Notice } from '../../ui/notice.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';

export type SecondDraft = { personId: string | null; word: string; password: string };
export const noSecond: SecondDraft = { personId: null, word: '', password: '' };

const weightWords: Record<ExplanationWeight, MessageId> = {
  again_in_thirty_days: 'dayClose.weight.again',
  above_limit: 'dayClose.weight.aboveLimit',
};

type SecondWordProps = {
  weights: readonly ExplanationWeight[];
  second: SecondDraft;
  onChange: (second: SecondDraft) => void;
  /** What is missing of it, once it was sent. */
  problems: { word: string | undefined; password: string | undefined };
};

export function SecondWord({ weights, second, onChange, problems }: SecondWordProps) {
  const text = useText();
  const self = useSession(({ session }) => session?.person.id);
  const { data: people = [] } = useDeskQuery(deskQueries.staff.signInList.queryOptions());
  const change = (part: Partial<SecondDraft>) => onChange({ ...second, ...part });
  return (
    <>
      <Notice tone="warn" title={text('dayClose.second')}>
        <ul>
          {weights.map((weight) => (
            <li key={weight}>{text(weightWords[weight])}</li>
          ))}
        </ul>
        {text('dayClose.secondWhat')}
      </Notice>
      <Select
        label={text('dayClose.secondWho')}
        choices={[
          { value: '', label: text('dayClose.secondNobody') },
          ...people.flatMap(({ id, name }) => (id === self ? [] : [{ value: id, label: name }])),
        ]}
        value={second.personId ?? ''}
        onChange={(personId) => change({ personId: personId === '' ? null : personId })}
      />
      {second.personId === null ? null : (
        <>
          <TextField
            label={text('dayClose.secondWord')}
            value={second.word}
            onChange={(word) => change({ word })}
            problem={problems.word}
            isMultiline
          />
          <TextField
            label={text('dayClose.secondPassword')}
            type="password"
            autoComplete="off"
            value={second.password}
            onChange={(password) => change({ password })}
            problem={problems.password}
          />
        </>
      )}
    </>
  );
}
