// The two dialogs of what is carried on a drive: for whom and where to, and which one was brought. Drives that are plugged in
// are offered; any other place is typed. A sent form shows that the work goes on, and what became of it.

import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import { z } from 'zod';
import { businessDayOf, tehranTimeOf } from '#core/foundation/calendar/business-day.ts';
import { formatJalali } from '#core/foundation/calendar/jalali.ts';
import { toPersianDigits } from '#core/foundation/text/fold.ts';
import type { BundlePlace, BundleTaken, BundleWritten } from '#core/replication/peers/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskCommand, useDeskQuery } from '#renderer/api/use-desk.ts';
import { LoadingScreen } from '#renderer/frame/loading-screen.tsx';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { FormDialog } from '#renderer/ui/act-form.tsx';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FormRadioGroup, FormTextField, sentence, useSentForm } from '#renderer/ui/form.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { Progress } from '#renderer/ui/progress.tsx';

/** The choice of a place that was not found: its path is typed. */
const typedOne = 'typed';
const placeShape = { place: z.string(), typed: z.string().trim() };
const pathOf = ({ place, typed }: { place: string; typed: string }) => (place === typedOne ? typed : place);
const placeNamed = (values: { place: string; typed: string }, context: z.core.$RefinementCtx) => {
  if (pathOf(values) === '')
    context.addIssue({ code: 'custom', path: ['typed'], message: sentence('bundles.typedMissing') });
};

const outSchema = z
  .object({ recipient: z.enum(['province', 'office']), ...placeShape })
  .superRefine(placeNamed);
const inSchema = z.object(placeShape).superRefine(placeNamed);

/** Looks for drives first; nothing found is typed. */
function usePlaces(): readonly BundlePlace[] | undefined {
  const { data, problem } = useDeskQuery(deskQueries.peers.bundlePlaces.queryOptions({ dir: null }));
  return problem === null ? data : [];
}

/** `isHandOver`: of a PC that was removed, which hands over to the office's other PCs and gets no answer. */
type OutProps = { hasProvince: boolean; hasOthers: boolean; isHandOver?: boolean; onClose: () => void };

export function BundleOutDialog(props: OutProps) {
  const places = usePlaces();
  return places === undefined ? <LoadingScreen /> : <OutForm {...props} places={places} />;
}

function OutForm({
  hasProvince,
  hasOthers,
  isHandOver = false,
  places,
  onClose,
}: OutProps & { places: readonly BundlePlace[] }) {
  const text = useText();
  const writing = useDeskCommand(desk.peers.bundleOut.mutate);
  const [written, setWritten] = useState<BundleWritten | null>(null);
  const { control, summary, sending } = useSentForm(
    outSchema,
    {
      recipient: hasProvince || !hasOthers ? ('province' as const) : ('office' as const),
      place: places[0]?.dir ?? typedOne,
      typed: '',
    },
    ['typed'],
  );
  const place = useWatch({ control, name: 'place' });
  const write = async (values: z.infer<typeof outSchema>) =>
    setWritten(await writing.run({ for: values.recipient, dir: pathOf(values) }));
  if (written !== null) {
    return (
      <Done title={text('bundles.out')} onClose={onClose}>
        <Notice tone="good" title={text('bundles.written', { entries: written.entries })}>
          <Bdi>{written.name}</Bdi>
          <p>{text(isHandOver ? 'bundles.handOverNext' : 'bundles.writtenNext')}</p>
        </Notice>
      </Done>
    );
  }
  return (
    <FormDialog
      title={text('bundles.out')}
      what={<p>{text(isHandOver ? 'bundles.handOverWhat' : 'bundles.outWhat')}</p>}
      act={text('bundles.write')}
      sending={writing}
      summary={summary}
      onSubmit={sending(write)}
      onClose={onClose}
    >
      {isHandOver ? null : (
        <FormRadioGroup
          control={control}
          name="recipient"
          label={text('bundles.recipient')}
          choices={[
            { value: 'province', label: text('bundles.forProvince') },
            { value: 'office', label: text('bundles.forOffice') },
          ]}
          isInline
        />
      )}
      {places.length === 0 ? (
        <p>{text('bundles.noDrive')}</p>
      ) : (
        <FormRadioGroup
          control={control}
          name="place"
          label={text('bundles.drive')}
          choices={[
            ...places.map(({ dir }) => ({ value: dir, label: dir })),
            { value: typedOne, label: text('bundles.otherPlace') },
          ]}
        />
      )}
      {place === typedOne ? (
        <FormTextField control={control} name="typed" label={text('bundles.folder')} />
      ) : null}
      {writing.isPending ? <CarryingProgress label={text('bundles.writing')} /> : null}
    </FormDialog>
  );
}

export function BundleInDialog({ onClose }: { onClose: () => void }) {
  const places = usePlaces();
  return places === undefined ? <LoadingScreen /> : <InForm places={places} onClose={onClose} />;
}

function InForm({ places, onClose }: { places: readonly BundlePlace[]; onClose: () => void }) {
  const text = useText();
  const language = useLanguage((state) => state.language);
  const taking = useDeskCommand(desk.peers.bundleIn.mutate);
  const members = useDeskQuery(deskQueries.peers.state.queryOptions()).data?.members ?? [];
  const [taken, setTaken] = useState<BundleTaken | null>(null);
  // What goes to the province is not for a PC.
  const found = places.flatMap(({ bundles }) => bundles).filter(({ kind }) => kind !== 'province');
  const { control, summary, sending } = useSentForm(
    inSchema,
    { place: found[0]?.file ?? typedOne, typed: '' },
    ['typed'],
  );
  const place = useWatch({ control, name: 'place' });
  const take = async (values: z.infer<typeof inSchema>) =>
    setTaken(await taking.run({ file: pathOf(values) }));
  const labelOf = ({ from, madeAt }: (typeof found)[number]): string => {
    const clock = tehranTimeOf(madeAt);
    const at = text('ui.time.onDay', {
      day: formatJalali(businessDayOf(madeAt), 'numeric', language),
      time: language === 'fa' ? toPersianDigits(clock) : clock,
    });
    if (from === null) return text('bundles.fromProvince', { at });
    const member = members.find(({ deviceId }) => deviceId === from);
    return member === undefined
      ? text('bundles.fromUnknown', { at })
      : text('bundles.fromPc', { at, name: member.name, number: member.deskNumber });
  };
  if (taken !== null) {
    return (
      <Done title={text('bundles.in')} onClose={onClose}>
        <Notice
          tone="good"
          title={
            taken.from === 'province'
              ? text('bundles.answerTaken')
              : text('bundles.taken', { entries: taken.entries })
          }
        >
          {taken.waiting === 0 ? text('bundles.takenAll') : text('bundles.takenNotAll')}
        </Notice>
        {taken.notUnderstood === 0 ? null : (
          <Notice tone="warn">{text('bundles.takenNotUnderstood', { parts: taken.notUnderstood })}</Notice>
        )}
      </Done>
    );
  }
  return (
    <FormDialog
      title={text('bundles.in')}
      what={<p>{text('bundles.inWhat')}</p>}
      act={text('bundles.take')}
      sending={taking}
      summary={summary}
      onSubmit={sending(take)}
      onClose={onClose}
    >
      {found.length === 0 ? (
        <p>{text('bundles.noBundle')}</p>
      ) : (
        <FormRadioGroup
          control={control}
          name="place"
          label={text('bundles.bundle')}
          choices={[
            ...found.map((bundle) => ({ value: bundle.file, label: labelOf(bundle) })),
            { value: typedOne, label: text('bundles.otherPlace') },
          ]}
        />
      )}
      {place === typedOne ? (
        <FormTextField control={control} name="typed" label={text('bundles.file')} />
      ) : null}
      {taking.isPending ? <CarryingProgress label={text('bundles.proving')} /> : null}
    </FormDialog>
  );
}

/** How far the bundle is that was sent for; `label` until the first word of it. */
function CarryingProgress({ label }: { label: string }) {
  const text = useText();
  const { data } = useDeskQuery(deskQueries.peers.carrying.queryOptions());
  if (data === undefined || data === null) return <Progress label={label} percent={null} />;
  const { step, done, of } = data;
  const said = { write: 'bundles.writing', prove: 'bundles.proving', take: 'bundles.taking' } as const;
  return <Progress label={text(said[step])} percent={of === 0 ? null : Math.floor((100 * done) / of)} />;
}

function Done({
  title,
  onClose,
  children,
}: {
  title: string;
  onClose: () => void;
  children: React.ReactNode;
}) {
  const text = useText();
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      actions={
        <Button kind="primary" onPress={onClose}>
          {text('bundles.close')}
        </Button>
      }
    >
      {children}
    </Dialog>
  );
}
