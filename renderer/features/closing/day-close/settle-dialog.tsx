// Ends one difference by words: what was found, the paper on which it was seen, and a second person's word (D19.70). Without that word
// it stays open.
import { type Control, useWatch } from 'react-hook-form';
import { z } from 'zod';
import type { PhotoInput } from '#core/assets/photos/contract.ts';
import {
  type Difference,
  isClick,
  isOfLeft,
  isOfTerminal,
  papersOf,
  photographedPapers,
  reasonsToSettle,
  type SettlementReason,
  settlementPapers,
  settlementReasonSchema,
} from '#core/closing/day-close/ledger/contract.ts';
import { countsUnits } from '#core/foundation/settlement/ledger/contract.ts';
import { isReason, isSubstantial } from '#core/foundation/text/substance.ts';
import { desk } from '#renderer/api/client.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.ts';
import { useDeskCommand, useDeskQuery } from '#renderer/api/use-desk.ts';
import { useDraft } from '#renderer/frame/drafts.ts';
import { useKeptField } from '#renderer/frame/kept-field.ts';
import { FormPhoto } from '#renderer/frame/photos/photo-field.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { FormDialog } from '#renderer/ui/act-form.tsx';
import {
  chosen,
  FormRadioGroup,
  FormSelect,
  FormTextField,
  sentence,
  useSentForm,
} from '#renderer/ui/form.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { What } from './difference-what.tsx';

const settleSchema = z
  .object({
    reason: settlementReasonSchema.nullable().transform(chosen('dayClose.reasonCodeMissing')),
    words: z.string(),
    paper: z.enum(['none', ...settlementPapers]),
    paperNumber: z.string(),
    photo: z.custom<PhotoInput | null>(),
    personId: z.string(),
    word: z.string(),
    password: z.string(),
  })
  .refine(({ personId, word }) => personId === '' || isReason(word), {
    path: ['word'],
    error: sentence('dayClose.secondConfirmationMissing'),
    when: () => true,
  })
  .refine(({ personId, password }) => personId === '' || password !== '', {
    path: ['password'],
    error: sentence('dayClose.secondPasswordMissing'),
    when: () => true,
  });

/** Words where a click is not enough; where the difference asks for a paper, its kind with its number or a photo. */
const schemaOf = (difference: Difference) =>
  settleSchema
    .refine(({ reason, words }) => reason === null || isClick(difference, reason) || isSubstantial(words), {
      path: ['words'],
      error: sentence('dayClose.noteThin'),
      when: () => true,
    })
    .refine(({ paper }) => !difference.needsPaper || paper !== 'none', {
      path: ['paper'],
      error: sentence('dayClose.paperMissing'),
      when: () => true,
    })
    .refine(({ paper, photo }) => !isOfTerminal(paper) || photo !== null, {
      path: ['photo'],
      error: sentence('dayClose.paperPhotoMissing'),
      when: () => true,
    })
    .refine(
      ({ paper, paperNumber, photo }) =>
        paper === 'none' || isOfTerminal(paper) || paperNumber.trim() !== '' || photo !== null,
      {
        path: ['paperNumber'],
        error: sentence('dayClose.paperNumberMissing'),
        when: () => true,
      },
    );

const isPhotographed = (paper: string): boolean => photographedPapers.some((one) => one === paper);

type Typed = z.input<ReturnType<typeof schemaOf>>;

type SettleDialogProps = {
  difference: Difference;
  /** What was found, where it was chosen before. */
  reason?: SettlementReason;
  onClose: (isSettled: boolean) => void;
};

export function SettleDialog({ difference, reason: found, onClose }: SettleDialogProps) {
  const text = useText();
  const { id, legs, waiting, needsSecond, needsProvince } = difference;
  const draft = useDraft<string | null>(`day-close.settle.${id}`, null);
  const initial: Typed = {
    reason: found ?? null,
    words: draft.value ?? waiting?.words ?? '',
    paper: 'none',
    paperNumber: '',
    photo: null,
    personId: '',
    word: '',
    password: '',
  };
  const form = useSentForm(schemaOf(difference), initial, []);
  const { control, sending, askAgain, getValues } = form;
  useKeptField(form, 'words', draft);
  const reason = useWatch({ control, name: 'reason' });
  const isEasy = reason !== null && isClick(difference, reason);
  const settling = useDeskCommand(desk.dayClose.settleDifference.mutate);
  const submit = sending(
    async ({ reason, words, paper: kind, paperNumber, photo, personId: second, word, password }) => {
      const shown = photo === null || !isPhotographed(kind) ? {} : { photo };
      const sent = await settling.run({
        ...{ id, legs, reasonCode: reason, words },
        ...(kind === 'none' ? {} : { paper: { kind, number: paperNumber, ...shown } }),
        ...(second === '' ? {} : { second: { personId: second, word, password } }),
      });
      if (sent === null) return askAgain({ ...getValues(), password: '' });
      draft.drop();
      onClose(true);
    },
  );
  return (
    <FormDialog
      title={text('dayClose.settleTitle')}
      what={
        <>
          <What difference={difference} />
          {countsUnits(difference.account) ? null : (
            <p>
              <strong>
                <MoneyText rials={difference.size} />
              </strong>
            </p>
          )}
        </>
      }
      act={text('dayClose.settle')}
      sending={settling}
      onSubmit={submit}
      onClose={() => onClose(false)}
    >
      <FormRadioGroup
        control={control}
        name="reason"
        label={text('dayClose.settleReason')}
        choices={reasonsToSettle(difference).map((value) => ({
          value,
          label: text(`dayClose.reason.${value}`),
        }))}
      />
      <FormTextField
        control={control}
        name="words"
        label={text('dayClose.note')}
        hint={isEasy ? undefined : text('dayClose.noteOfSubstance')}
        isOptional={isEasy}
        isMultiline
      />
      {isOfLeft(difference) ? null : <PaperFields control={control} account={difference.account} />}
      {needsProvince ? (
        <Notice tone="warn" title={text('dayClose.provinceDecides')}>
          {text('dayClose.settleByProvince')}
        </Notice>
      ) : needsSecond ? (
        <Notice tone="warn" title={text('dayClose.second')}>
          {text('dayClose.settleSecond')}
        </Notice>
      ) : (
        <Notice tone="info">
          {text(isOfLeft(difference) ? 'dayClose.settleLeft' : 'dayClose.settleAlone')}
        </Notice>
      )}
      {needsProvince || (isOfLeft(difference) && !needsSecond) ? null : <SecondPerson control={control} />}
    </FormDialog>
  );
}

/** The paper on which both saw it: its kind, with its number or a photo. */
function PaperFields({ control, account }: { control: Control<Typed>; account: Difference['account'] }) {
  const text = useText();
  const paper = useWatch({ control, name: 'paper' });
  return (
    <>
      <FormSelect
        control={control}
        name="paper"
        label={text('dayClose.paper')}
        choices={[
          { value: 'none', label: text('dayClose.paperNone') },
          ...papersOf(account).map((value) => ({ value, label: text(`dayClose.paper.${value}`) })),
        ]}
      />
      {paper === 'none' ? null : (
        <FormTextField
          control={control}
          name="paperNumber"
          label={text('dayClose.paperNumber')}
          isOptional={isOfTerminal(paper)}
          hint={isPhotographed(paper) && !isOfTerminal(paper) ? text('dayClose.paperOrPhoto') : undefined}
        />
      )}
      {isPhotographed(paper) ? (
        <FormPhoto control={control} name="photo" isOptional={!isOfTerminal(paper)} />
      ) : null}
    </>
  );
}

/** Who else saw it, in their own words and with their own password. */
function SecondPerson({ control }: { control: Control<Typed> }) {
  const text = useText();
  const self = useSession(({ session }) => session?.person.id);
  const { data: people = [] } = useDeskQuery(deskQueries.staff.signInList.queryOptions());
  const personId = useWatch({ control, name: 'personId' });
  return (
    <>
      <FormSelect
        control={control}
        name="personId"
        label={text('dayClose.secondWho')}
        choices={[
          { value: '', label: text('dayClose.secondNobody') },
          ...people.flatMap((person) =>
            person.id === self ? [] : [{ value: person.id, label: person.name }],
          ),
        ]}
      />
      {personId === '' ? null : (
        <>
          <FormTextField
            control={control}
            name="word"
            label={text('dayClose.secondConfirmation')}
            isMultiline
          />
          <FormTextField
            control={control}
            name="password"
            label={text('dayClose.secondPassword')}
            type="password"
            autoComplete="off"
          />
        </>
      )}
    </>
  );
}
