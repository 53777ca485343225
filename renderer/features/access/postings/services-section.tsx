// Which service belongs to which section, and the sections that the office adds to the built-in ones (D11). For the manager.
import { useState } from 'react';
import { z } from 'zod';
import { builtInSectionSchema, type OfficeSection } from '#core/access/postings/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskCommand, useDeskQuery } from '#renderer/api/use-desk.ts';
import { ConcurrentChange } from '#renderer/frame/concurrent-changes.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { FormDialog } from '#renderer/ui/act-form.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { FormTextField, sentence, useSentForm } from '#renderer/ui/form.tsx';
import { Section } from '#renderer/ui/page.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { Actions } from '#renderer/ui/stack.tsx';
import { Table } from '#renderer/ui/table.tsx';
import { sectionName } from './posting-labels.ts';

export function ServicesSection() {
  const text = useText();
  const { data: services = [], problem } = useDeskQuery(deskQueries.fees.sectionsOfServices.queryOptions());
  const { data: sections = [] } = useDeskQuery(deskQueries.postings.sections.queryOptions());
  const placing = useDeskCommand(desk.postings.placeService.mutate);
  const [isAdding, setIsAdding] = useState(false);
  const choices = sections.map((section) => ({
    value: section.sectionId,
    label: sectionName(section, text),
  }));
  return (
    <Section title={text('postings.services')}>
      <ProblemNotice problem={problem} />
      <ProblemNotice problem={placing.problem} takesFocus />
      <p>{text('postings.servicesWhat')}</p>
      <Table
        caption={text('postings.services')}
        rows={services}
        rowKey={({ itemCode }) => itemCode}
        columns={[
          {
            id: 'service',
            header: text('postings.service'),
            isRowHeader: true,
            cell: ({ title }) => title,
          },
          {
            id: 'section',
            header: text('postings.section'),
            isAct: true,
            cell: ({ itemCode, title, sectionId }) => (
              <Select
                label={text('postings.sectionOf', { service: title })}
                isLabelHidden
                choices={choices}
                value={sectionId}
                onChange={(chosen) => {
                  if (chosen !== sectionId) void placing.run({ itemCode, sectionId: chosen });
                }}
              />
            ),
          },
        ]}
      />
      <ConcurrentChange
        register="service"
        nameOf={(code) => services.find(({ itemCode }) => itemCode === code)?.title ?? code}
        wordsOf={(id) => choices.find(({ value }) => value === id)?.label}
      />
      <OwnSections sections={sections} />
      <Actions>
        <Button onPress={() => setIsAdding(true)}>{text('postings.addSection')}</Button>
      </Actions>
      {isAdding ? <AddSectionDialog onClose={() => setIsAdding(false)} /> : null}
    </Section>
  );
}

/** The sections that the office added, each of which can be ended once it has no service. */
function OwnSections({ sections }: { sections: readonly OfficeSection[] }) {
  const text = useText();
  const ending = useDeskCommand(desk.fees.endSection.mutate);
  const own = sections.filter(({ sectionId }) => !builtInSectionSchema.safeParse(sectionId).success);
  if (own.length === 0) return null;
  return (
    <>
      <ProblemNotice problem={ending.problem} takesFocus />
      <Table
        caption={text('postings.ownSections')}
        isCaptionShown
        rows={own}
        rowKey={({ sectionId }) => sectionId}
        columns={[
          {
            id: 'section',
            header: text('postings.section'),
            isRowHeader: true,
            cell: (section) => sectionName(section, text),
          },
        ]}
        act={(section) => (
          <Button
            isDense
            kind="quiet"
            isPending={ending.isPending}
            aria-label={text('postings.endSectionOf', { name: sectionName(section, text) })}
            onPress={() => void ending.run({ sectionId: section.sectionId })}
          >
            {text('postings.endSection')}
          </Button>
        )}
      />
    </>
  );
}

const sectionSchema = z.object({ name: z.string().trim().min(2, sentence('postings.fieldMissing')) });

function AddSectionDialog({ onClose }: { onClose: () => void }) {
  const text = useText();
  const { control, sending } = useSentForm(sectionSchema, { name: '' }, []);
  const adding = useDeskCommand(desk.postings.listSection.mutate);
  const add = async (section: z.infer<typeof sectionSchema>) => {
    if ((await adding.run(section)) !== null) onClose();
  };
  return (
    <FormDialog
      title={text('postings.addSection')}
      act={text('postings.addSection')}
      sending={adding}
      onSubmit={sending(add)}
      onClose={onClose}
    >
      <FormTextField control={control} name="name" label={text('postings.sectionName')} autoFocus />
    </FormDialog>
  );
}
