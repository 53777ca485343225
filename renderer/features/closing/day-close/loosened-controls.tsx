// Controls that were loosened, each with its old and its new value and who did it: on the screen of the close and on the sheet (D20.66).
import type { LoosenedControl } from '#core/access/controls/contract.ts';
import { systemIdSchema } from '#core/access/departures/contract.ts';
import type { MatchingRule } from '#core/closing/day-close/matching-rules/contract.ts';
import { rhythmSchema } from '#core/closing/premises/contract.ts';
import type { Point } from '#core/counter/identity/points/contract.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import { systemName } from '#renderer/features/access/departures/departure-labels.ts';
import { sectionName } from '#renderer/features/access/postings/posting-labels.ts';
import { checkItemName } from '#renderer/frame/check-items.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';

/** On the screen of the close. */
export function LoosenedNotice({ loosened }: { loosened: readonly LoosenedControl[] }) {
  const text = useText();
  if (loosened.length === 0) return null;
  return (
    <Notice tone="warn">
      {text('controls.loosened')}
      <LoosenedControls loosened={loosened} />
    </Notice>
  );
}

/** A list of them; nothing while there are none. */
export function LoosenedControls({ loosened }: { loosened: readonly LoosenedControl[] }) {
  if (loosened.length === 0) return null;
  return (
    <ul>
      {loosened.map((one) => (
        <li key={one.id}>
          <OneLoosened one={one} />
        </li>
      ))}
    </ul>
  );
}

function OneLoosened({ one }: { one: LoosenedControl }) {
  const text = useText();
  const { control, before, after, reason, at, byName, secondName, provinceAt } = one;
  return (
    <>
      {text(`controls.name.${control}`)} <AboutControl one={one} />:{' '}
      <ControlValue control={control} value={before} /> {text('controls.became')}{' '}
      <ControlValue control={control} value={after} />
      {text('ui.between')}
      {text('controls.by', {
        name: byName ?? text('controls.nobody'),
        second: secondName ?? text(provinceAt === null ? 'controls.nobody' : 'controls.province'),
      })}{' '}
      <TimeText at={at} withDay />
      {reason === null ? null : (
        <>
          {text('ui.between')}
          {reason}
        </>
      )}
    </>
  );
}

/** Which check or system; nothing where the office has one value. */
export function AboutControl({
  one: { control, about, title },
}: {
  one: Pick<LoosenedControl, 'control' | 'about' | 'title'>;
}) {
  const text = useText();
  if (about === null) return null;
  if (control === 'terminal_connection') return <Bdi>{about}</Bdi>;
  if (control === 'identity_point') return <>«{text(`identity.point.${about as Point}`)}»</>;
  if (control === 'matching_rule') return <>«{text(`dayClose.rule.${about as MatchingRule}`)}»</>;
  if (control === 'training_topic') return <>«{title}»</>;
  if (control === 'service_section') return <ServiceTitle code={about} />;
  if (control === 'rhythm') return <>«{checkItemName(text, { item: about, title })}»</>;
  const system = systemIdSchema.safeParse(about);
  return <>«{system.success ? systemName({ systemId: system.data, name: title }, text) : title}»</>;
}

/** The old or the new value of a control. */
export function ControlValue({ control, value }: Pick<LoosenedControl, 'control'> & { value: string }) {
  const text = useText();
  switch (control) {
    case 'limit':
      return <MoneyText rials={Number(value)} />;
    case 'hours':
      return <Bdi>{value}</Bdi>;
    case 'rhythm': {
      const rhythm = rhythmSchema.safeParse(value);
      return text(`premises.every.${rhythm.success ? rhythm.data : 'never'}`);
    }
    case 'outside_system':
    case 'training_topic':
      return text(value === 'listed' ? 'controls.listed' : 'controls.ended');
    case 'second_factor':
      return text(value === 'on' ? 'controls.on' : 'controls.off');
    case 'matching_rule':
      return text(value === 'rule_on' ? 'dayClose.rules.on' : 'dayClose.rules.off');
    case 'identity_point':
      return text(value === 'loose' ? 'identity.points.loose' : 'identity.points.strict');
    case 'service_section':
      return <SectionTitle sectionId={value} />;
    case 'terminal_connection':
      return value === 'none' ? text('controls.notConnected') : <Bdi>{value}</Bdi>;
  }
}

function ServiceTitle({ code }: { code: string }) {
  const { data = [] } = useDeskQuery(deskQueries.fees.sectionsOfServices.queryOptions());
  return <>«{data.find(({ itemCode }) => itemCode === code)?.title ?? code}»</>;
}

/** A section that another PC added, or that was ended, has no name here. */
function SectionTitle({ sectionId }: { sectionId: string }) {
  const text = useText();
  const { data = [] } = useDeskQuery(deskQueries.postings.sections.queryOptions());
  const name = data.find((one) => one.sectionId === sectionId)?.name ?? null;
  return sectionName({ sectionId, name }, text);
}
