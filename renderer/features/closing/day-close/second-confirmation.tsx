// A colleague's own word on money without a service: who, what they say, and their password. May be left out; then the
// sheet and the province say so.
import { type Control, useWatch } from 'react-hook-form';
import type { ExplanationThreshold } from '#core/closing/day-close/explanations/contract.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { FormSelect, FormTextField } from '#renderer/ui/form.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import type { ExplainTyped } from './explain-form.ts';

type SecondConfirmationProps = {
  thresholds: readonly ExplanationThreshold[];
  control: Control<ExplainTyped>;
};

export function SecondConfirmation({ thresholds, control }: SecondConfirmationProps) {
  const text = useText();
  const self = useSession(({ session }) => session?.person.id);
  const { data: people = [] } = useDeskQuery(deskQueries.staff.signInList.queryOptions());
  const isSaid = useWatch({ control, name: 'second.personId' }) !== '';
  return (
    <>
      <Notice tone="warn" title={text('dayClose.second')}>
        <ul>
          {thresholds.map((threshold) => (
            <li key={threshold}>{text(`dayClose.threshold.${threshold}`)}</li>
          ))}
        </ul>
        {text('dayClose.secondWhat')}
      </Notice>
      <FormSelect
        control={control}
        name="second.personId"
        label={text('dayClose.secondWho')}
        choices={[
          { value: '', label: text('dayClose.secondNobody') },
          ...people.flatMap(({ id, name }) => (id === self ? [] : [{ value: id, label: name }])),
        ]}
      />
      {isSaid ? (
        <>
          <FormTextField
            control={control}
            name="second.word"
            label={text('dayClose.secondConfirmation')}
            isMultiline
          />
          <FormTextField
            control={control}
            name="second.password"
            label={text('dayClose.secondPassword')}
            type="password"
            autoComplete="off"
          />
        </>
      ) : null}
    </>
  );
}
