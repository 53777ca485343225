// A new version by form: the letter, and its services, begun with those of a public table, of the version in force, or of a file. A public
// table's prices are of a past year and therefore start empty; a service without a price is left out (D4, domain.md §2).
import { FileSpreadsheet, Plus } from 'lucide-react';
import { useEffect, useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { FormProvider } from 'react-hook-form';
import { z } from 'zod';
import { type TariffDocument, tariffTemplateYears } from '#core/counter/fees/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskCommand, useDeskQuery } from '#renderer/api/use-desk.ts';
import { ListTable, MissingColumns } from '#renderer/frame/lists/list-table.tsx';
import { readFileBase64 } from '#renderer/frame/read-file.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { FormDialog } from '#renderer/ui/act-form.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { FormTextField, sentence, useSentForm } from '#renderer/ui/form.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { FieldRow } from '#renderer/ui/page.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { Actions, Stack } from '#renderer/ui/stack.tsx';
import { emptyLetter, LetterFields, letterOrder, letterShape } from './letter-fields.tsx';
import { draftOf, draftProblem, newItem, pricedItems, type TariffDraft } from './tariff-draft.ts';
import { TariffItemRow } from './tariff-item-row.tsx';
import { TariffReductions } from './tariff-reductions.tsx';
import { noVat, VatFields, vatOf, vatShape } from './vat-fields.tsx';

type TariffFormDialogProps = { onClose: () => void; onEntered: (tariffId: string) => void };
type Year = (typeof tariffTemplateYears)[number];

const letterSchema = z.object({
  title: z.string().trim().min(1, sentence('settings.titleMissing')),
  ...letterShape,
  vat: vatShape,
});
const nothing: z.input<typeof letterSchema> = { title: '', ...emptyLetter, vat: noVat };

export function TariffFormDialog({ onClose, onEntered }: TariffFormDialogProps) {
  const text = useText();
  const [year, setYear] = useState<Year>('1403');
  const { data: template, problem } = useDeskQuery(deskQueries.fees.template.queryOptions({ year }));
  const [draft, setDraft] = useState<TariffDraft | null>(null);
  // A table that was chosen replaces what was begun with another one.
  useEffect(() => {
    if (template !== undefined) setDraft(draftOf(template, false));
  }, [template]);
  const form = useSentForm(letterSchema, nothing, ['title', ...letterOrder, 'vat.percent']);
  const { control, summary, sending } = form;
  const proposing = useDeskCommand(desk.fees.proposeTariff.mutate);
  const [wrong, setWrong] = useState<ReturnType<typeof draftProblem>>(null);
  const enter = sending(async ({ vat, ...letter }) => {
    if (draft === null) return;
    const found = draftProblem(draft);
    setWrong(found);
    if (found !== null) return;
    const tariff: TariffDocument = {
      code: `office-${letter.effectiveFrom}`,
      ...letter,
      ...vatOf(vat),
      items: pricedItems(draft.items),
      reductions: draft.reductions,
    };
    const done = await proposing.run({ tariff });
    if (done !== null) onEntered(done.tariffId);
  });
  return (
    <FormDialog
      title={text('settings.tariffByForm')}
      isWide
      what={
        <>
          <p>{text('settings.templateWhat')}</p>
          <ProblemNotice problem={problem} />
          {wrong === null ? null : <Notice tone="bad">{text(`settings.${wrong}`)}</Notice>}
        </>
      }
      act={text('settings.enter')}
      sending={proposing}
      summary={summary}
      onSubmit={enter}
      onClose={onClose}
    >
      <FieldRow>
        <FormTextField control={control} name="title" label={text('settings.tariffTitle')} autoFocus />
        <Select
          label={text('settings.template')}
          choices={tariffTemplateYears.map((value) => ({
            value,
            label: text('settings.templateOf', { year: Number(value) }),
          }))}
          value={year}
          onChange={setYear}
        />
      </FieldRow>
      <FormProvider {...form}>
        <LetterFields />
        <VatFields />
      </FormProvider>
      <BeginWith onBegin={setDraft} />
      {draft === null ? null : <Draft draft={draft} onChange={setDraft} />}
    </FormDialog>
  );
}

type DraftProps = { draft: TariffDraft; onChange: (draft: TariffDraft) => void };

function Draft({ draft, onChange }: DraftProps) {
  const text = useText();
  const { items } = draft;
  return (
    <Stack>
      {items.map((item, index) => (
        <TariffItemRow
          key={item.code}
          item={item}
          onChange={(next) => onChange({ ...draft, items: items.with(index, next) })}
          onRemove={() => onChange({ ...draft, items: items.toSpliced(index, 1) })}
        />
      ))}
      <div>
        <Button icon={Plus} onPress={() => onChange({ ...draft, items: [...items, newItem(items)] })}>
          {text('settings.addService')}
        </Button>
      </div>
      <TariffReductions
        reductions={draft.reductions}
        onChange={(reductions) => onChange({ ...draft, reductions })}
      />
    </Stack>
  );
}

/** Other beginnings than a public table: the version in force with its prices, or the rows of a file. */
function BeginWith({ onBegin }: { onBegin: (draft: TariffDraft) => void }) {
  const text = useText();
  const { data: inForce } = useDeskQuery(deskQueries.fees.inForce.queryOptions());
  const reading = useDeskCommand(desk.office.readList.mutate);
  const [list, setList] = useState<Awaited<ReturnType<typeof reading.run>>>(null);
  const take = async (files: FileList | null) => {
    const file = files?.item(0);
    if (file === null || file === undefined) return;
    const { bytesBase64 } = await readFileBase64(file);
    const read = await reading.run({ kind: 'tariff', bytesBase64 });
    setList(read);
    const items = (read?.rows ?? []).flatMap(({ row }) => (row?.kind === 'tariff' ? [row.item] : []));
    if (items.length > 0) onBegin(draftOf({ items, reductions: inForce?.reductions ?? [] }, true));
  };
  return (
    <>
      <ProblemNotice problem={reading.problem} takesFocus />
      {list === null ? null : list.missing.length > 0 ? (
        <MissingColumns list={list} />
      ) : (
        <ListTable kind="tariff" list={list} outcomes={new Map()} />
      )}
      <Actions>
        {inForce === undefined || inForce === null ? null : (
          <Button
            onPress={() =>
              onBegin(
                draftOf(
                  {
                    items: inForce.items.map(({ rate: _, ...item }) => item),
                    reductions: inForce.reductions,
                  },
                  true,
                ),
              )
            }
          >
            {text('settings.beginInForce')}
          </Button>
        )}
        <FileTrigger acceptedFileTypes={['.xlsx', '.csv', '.tsv']} onSelect={(files) => void take(files)}>
          <Button icon={FileSpreadsheet} isPending={reading.isPending}>
            {text('lists.tariff')}
          </Button>
        </FileTrigger>
      </Actions>
    </>
  );
}
