// The yearly check of what is there: each label or type plate that is scanned or typed is a piece that was seen; at the end
// stands what nobody saw and what is in no register (D18).
import { Printer, ScanBarcode } from 'lucide-react';
import { useState } from 'react';
import { z } from 'zod';
import type { EquipmentView } from '#core/assets/equipment/contract.ts';
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import { desk } from '#renderer/api/client.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskCommand, useDeskQuery } from '#renderer/api/use-desk.ts';
import { useDraft } from '#renderer/frame/drafts.ts';
import { printPage } from '#renderer/frame/print/print-job.ts';
import { useOffice } from '#renderer/frame/use-office.ts';
import { useScanner } from '#renderer/frame/use-scanner.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { DateText } from '#renderer/ui/date-text.tsx';
import { FormTextField, useSentForm } from '#renderer/ui/form.tsx';
import { Section } from '#renderer/ui/page.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { Actions, StackedForm } from '#renderer/ui/stack.tsx';
import { StatusLabel } from '#renderer/ui/status-label.tsx';
import { Table } from '#renderer/ui/table.tsx';

const schema = z.object({ scanned: z.string() });
/** A check that is under way: its first day, and what was scanned and is in no register. */
type Check = { since: string | null; unknown: readonly string[] };
const noCheck: Check = { since: null, unknown: [] };

export function Stocktake({ pieces }: { pieces: readonly EquipmentView[] }) {
  const text = useText();
  const { office } = useOffice();
  const { value: check, keep, drop } = useDraft<Check>('equipment.check', noCheck);
  const { control, sending, askAgain } = useSentForm(schema, { scanned: '' }, ['scanned']);
  const [lastId, setLastId] = useState<string | null>(null);
  const sighting = useDeskCommand(desk.equipment.sight.mutate);
  const closing = useDeskCommand(desk.equipment.closeCheck.mutate);
  const [printProblem, setPrintProblem] = useState<Problem | null>(null);
  const printCheck = async (checkId: string) =>
    setPrintProblem((await printPage({ name: 'equipment-check', id: checkId })).problem);
  // Nothing to stop at: the next one is scanned, and it stands among the unknown at the end.
  const isUnknown = sighting.problem?.code === 'NOT_FOUND';
  const since = check.since ?? office?.day ?? '';
  const inUse = pieces.filter(({ writtenOff }) => writtenOff === null);
  const missing = inUse.filter(({ lastSeenOn }) => lastSeenOn === null || lastSeenOn < since);
  const last = pieces.find(({ equipmentId }) => equipmentId === lastId);
  const sightRead = async (read: string) => {
    if (read === '') return;
    const found = await sighting.run({ scanned: read });
    setLastId(found?.equipmentId ?? null);
    const unknown =
      found === null ? [...check.unknown.filter((known) => known !== read), read] : check.unknown;
    keep({ since, unknown });
    askAgain({ scanned: '' });
  };
  const sight = sending(({ scanned }) => sightRead(scanned.trim()));
  // Under a Persian layout a scanner types other letters than it read; and it may be read with no field at hand.
  useScanner((scanned) => void sightRead(scanned.trim()));
  const close = async () => {
    const closed = await closing.run({ since, unknown: [...check.unknown] });
    if (closed === null) return;
    drop();
    await printCheck(closed.checkId);
  };
  return (
    <Section title={text('equipment.stocktake')}>
      <StackedForm onSubmit={sight}>
        <p>{text('equipment.stocktakeWhat', { seen: inUse.length - missing.length, all: inUse.length })}</p>
        {sighting.problem === null || isUnknown ? null : (
          <ProblemNotice problem={sighting.problem} takesFocus />
        )}
        <ProblemNotice problem={closing.problem} takesFocus />
        <FormTextField control={control} name="scanned" label={text('equipment.scanned')} isOptional />
        <Actions>
          <Button type="submit" icon={ScanBarcode} isPending={sighting.isPending}>
            {text('equipment.sight')}
          </Button>
          <span role="status">
            {isUnknown ? <StatusLabel tone="bad">{text('equipment.notInRegister')}</StatusLabel> : null}
            {last === undefined ? null : (
              <StatusLabel tone="good">
                {text('equipment.sighted', { name: last.title ?? last.label })}
              </StatusLabel>
            )}
          </span>
        </Actions>
      </StackedForm>
      {check.since === null ? null : (
        <>
          <p>
            {text('equipment.checkSince')} <DateText day={check.since} />
          </p>
          <p>
            {missing.length === 0
              ? text('equipment.nothingMissing')
              : text('equipment.missing', {
                  count: missing.length,
                  names: missing.map(({ title, label }) => title ?? label).join('، '),
                })}
          </p>
          {check.unknown.length === 0 ? null : (
            <p>
              {text('equipment.unknown', { count: check.unknown.length })}{' '}
              <Bdi>{check.unknown.join(', ')}</Bdi>
            </p>
          )}
          <Actions>
            <Button isPending={closing.isPending} onPress={() => void close()}>
              {text('equipment.closeCheck')}
            </Button>
          </Actions>
        </>
      )}
      <ProblemNotice problem={printProblem} takesFocus />
      <FormerChecks onPrint={(checkId) => void printCheck(checkId)} />
    </Section>
  );
}

function FormerChecks({ onPrint }: { onPrint: (checkId: string) => void }) {
  const text = useText();
  const { data: checks = [] } = useDeskQuery(deskQueries.equipment.checks.queryOptions());
  if (checks.length === 0) return null;
  return (
    <Table
      caption={text('equipment.formerChecks')}
      rows={checks}
      rowKey={({ checkId }) => checkId}
      columns={[
        {
          id: 'since',
          header: text('equipment.checkSince'),
          isRowHeader: true,
          cell: ({ since }) => <DateText day={since} />,
        },
        {
          id: 'seen',
          header: text('equipment.seenCount'),
          isNumber: true,
          cell: ({ seen }) => text('equipment.number', { count: seen }),
        },
        {
          id: 'missing',
          header: text('equipment.missingCount'),
          isNumber: true,
          cell: ({ missing }) => text('equipment.number', { count: missing }),
        },
      ]}
      act={({ checkId }) => (
        <Button isDense icon={Printer} onPress={() => onPrint(checkId)}>
          {text('equipment.printCheck')}
        </Button>
      )}
    />
  );
}
