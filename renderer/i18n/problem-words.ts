// Names of things that a problem speaks of by code, e.g. what was not found. A feature names its own fields and items
// before it shows a problem.
import type { MessageId } from './messages.ts';

export const problemWords: Readonly<Record<string, MessageId>> = {
  charge: 'ui.thing.charge',
  complaint: 'ui.thing.complaint',
  corrective_action: 'ui.thing.correctiveAction',
  identifier: 'ui.thing.identifier',
  payment: 'ui.thing.payment',
  person: 'ui.thing.person',
  procedure: 'ui.thing.procedure',
  tariff: 'ui.thing.tariff',
  terminal: 'ui.thing.terminal',
  visit: 'ui.thing.visit',
};
