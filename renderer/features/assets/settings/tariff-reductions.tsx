// The reductions that a version lists: without a listed code nobody is exempt of anything (D4). The papers that each rests on are asked
// for when it is given.
import { Plus, Trash2 } from 'lucide-react';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DigitsField } from '#renderer/ui/digits-field.tsx';
import { FieldRow } from '#renderer/ui/page.tsx';
import { Stack } from '#renderer/ui/stack.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { newReduction, type ReductionDraft } from './tariff-draft.ts';

type TariffReductionsProps = {
  reductions: readonly ReductionDraft[];
  onChange: (reductions: readonly ReductionDraft[]) => void;
};

/** Whole percent as basis points, within 1 and 100; the former value otherwise. */
const basisPoints = (typed: string, before: number, least: number): number => {
  const percent = /^\d{1,3}$/.test(typed) ? Number(typed) : Number.NaN;
  return percent >= least && percent <= 100 ? percent * 100 : before;
};

export function TariffReductions({ reductions, onChange }: TariffReductionsProps) {
  const text = useText();
  return (
    <Stack>
      <p>{text('settings.reductionsWhat')}</p>
      {reductions.map((reduction, index) => (
        <FieldRow key={reduction.code}>
          <TextField
            label={text('settings.reductionTitle')}
            value={reduction.title}
            onChange={(title) => onChange(reductions.with(index, { ...reduction, title }))}
          />
          <DigitsField
            label={text('settings.reductionMost')}
            appearance="count"
            value={String(Math.floor(reduction.maxBasisPoints / 100))}
            onChange={(typed) => {
              const maxBasisPoints = basisPoints(typed, reduction.maxBasisPoints, 1);
              onChange(reductions.with(index, { ...reduction, maxBasisPoints }));
            }}
          />
          <DigitsField
            label={text('settings.reductionByClerk')}
            appearance="count"
            value={
              reduction.clerkBasisPoints === undefined
                ? ''
                : String(Math.floor(reduction.clerkBasisPoints / 100))
            }
            onChange={(typed) => {
              const { clerkBasisPoints: before = 0, ...rest } = reduction;
              const clerkBasisPoints = basisPoints(typed, before, 0);
              onChange(reductions.with(index, typed === '' ? rest : { ...rest, clerkBasisPoints }));
            }}
            isOptional
          />
          <Button
            isDense
            kind="quiet"
            icon={Trash2}
            onPress={() => onChange(reductions.toSpliced(index, 1))}
            aria-label={text('settings.removeOf', { title: reduction.title })}
          >
            {text('settings.remove')}
          </Button>
        </FieldRow>
      ))}
      <div>
        <Button icon={Plus} onPress={() => onChange([...reductions, newReduction(reductions)])}>
          {text('settings.addReduction')}
        </Button>
      </div>
    </Stack>
  );
}
