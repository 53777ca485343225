// The check of what is there: each label or type plate that is scanned or typed is a piece that was seen today (D18).
import { ScanBarcode } from 'lucide-react';
import { useState } from 'react';
import { z } from 'zod';
import type { EquipmentView } from '#core/equipment/contract.ts';
import { useOffice } from '#renderer/frame/use-office.ts';
import { desk } from '../../api/client.ts';
import { useDeskCommand } from '../../api/use-desk.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { FormTextField, useSentForm } from '../../ui/form.tsx';
import { Section } from '../../ui/page.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Actions, StackedForm } from '../../ui/stack.tsx';
import { StatusWord } from '../../ui/status-word.tsx';

const schema = z.object({ scanned: z.string() });

export function Stocktake({ pieces }: { pieces: readonly EquipmentView[] }) {
  const text = useText();
  const { office } = useOffice();
  const { control, sending, askAgain } = useSentForm(schema, { scanned: '' }, ['scanned']);
  const [lastId, setLastId] = useState<string | null>(null);
  const sighting = useDeskCommand(desk.equipment.sight.mutate);
  const inUse = pieces.filter(({ writtenOff }) => writtenOff === null);
  const seen = inUse.filter(({ lastSeenOn }) => lastSeenOn === office?.day).length;
  const last = pieces.find(({ equipmentId }) => equipmentId === lastId);
  const sight = sending(async ({ scanned }) => {
    if (scanned.trim() === '') return;
    const found = await sighting.run({ scanned });
    setLastId(found?.equipmentId ?? null);
    if (found !== null) askAgain({ scanned: '' });
  });
  return (
    <Section title={text('equipment.stocktake')}>
      <StackedForm onSubmit={sight}>
        <p>{text('equipment.stocktakeWhat', { seen, all: inUse.length })}</p>
        {sighting.problem === null ? null : <ProblemNotice problem={sighting.problem} takesFocus />}
        <FormTextField control={control} name="scanned" label={text('equipment.scanned')} isOptional />
        <Actions>
          <Button type="submit" icon={ScanBarcode} isPending={sighting.isPending}>
            {text('equipment.sight')}
          </Button>
          <span role="status">
            {last === undefined ? null : (
              <StatusWord tone="good">
                {text('equipment.sighted', { name: last.title ?? last.label })}
              </StatusWord>
            )}
          </span>
        </Actions>
      </StackedForm>
    </Section>
  );
}
