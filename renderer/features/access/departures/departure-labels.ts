// Outside systems, outcomes and reasons in words.
import type { OutsideSystem } from '#core/access/departures/contract.ts';
import { builtInSystemSchema } from '#core/access/departures/contract.ts';
import type { SayText } from '#renderer/i18n/use-text.ts';

/** The name of a system: the screen's own, or what the office called it. */
export function systemName({ systemId, name }: OutsideSystem, text: SayText): string {
  const builtIn = builtInSystemSchema.safeParse(systemId);
  return builtIn.success ? text(`departures.sys.${builtIn.data}`) : (name ?? text('departures.unnamed'));
}
