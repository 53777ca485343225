// Outside systems, outcomes and reasons in words.
import type { BuiltInSystem, Departure, OutsideSystem } from '#core/access/departures/contract.ts';
import { builtInSystemSchema } from '#core/access/departures/contract.ts';
import type { MessageId } from '#renderer/i18n/messages.ts';
import type { SayText } from '#renderer/i18n/use-text.ts';

const systemWords: Record<BuiltInSystem, MessageId> = {
  sana: 'departures.sys.sana',
  cms: 'departures.sys.cms',
  e_payment: 'departures.sys.ePayment',
  notices: 'departures.sys.notices',
  network: 'departures.sys.network',
  premises_keys: 'departures.sys.premisesKeys',
};

/** The name of a system: the screen's own, or what the office called it. */
export function systemName({ systemId, name }: OutsideSystem, text: SayText): string {
  const builtIn = builtInSystemSchema.safeParse(systemId);
  return builtIn.success ? text(systemWords[builtIn.data]) : (name ?? text('departures.unnamed'));
}

export const reasonWords: Record<Departure['reasonCode'], MessageId> = {
  left: 'departures.cutOff.left',
  dismissed: 'departures.cutOff.dismissed',
  transferred: 'departures.cutOff.transferred',
  suspended: 'departures.cutOff.suspended',
  security: 'departures.cutOff.security',
};
