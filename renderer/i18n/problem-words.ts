// Names of things that a problem speaks of by code, e.g. what was not found. A feature names its own fields and items
// before it shows a problem.
import type { MessageId } from './messages.ts';

export const problemWords: Readonly<Record<string, MessageId>> = {
  call: 'ui.thing.call',
  charge: 'ui.thing.charge',
  complaint: 'ui.thing.complaint',
  external_rate: 'settings.amount',
  corrective_action: 'ui.thing.correctiveAction',
  identifier: 'ui.thing.identifier',
  payment: 'ui.thing.payment',
  person: 'ui.thing.person',
  procedure: 'ui.thing.procedure',
  section: 'ui.thing.section',
  tariff: 'ui.thing.tariff',
  terminal: 'ui.thing.terminal',
  ticket: 'ui.thing.ticket',
  visit: 'ui.thing.visit',
};

/** Names of the fields of an input, by the last part of their path; where a feature has not named them itself. */
export const fieldWords: Readonly<Record<string, MessageId>> = {
  batchNumber: 'ui.field.batchNumber',
  code: 'ui.field.code',
  expiresOn: 'ui.field.expiresOn',
  issuedOn: 'ui.field.issuedOn',
  name: 'ui.field.name',
  nationalCode: 'ui.field.nationalCode',
  note: 'ui.field.note',
  openedOn: 'ui.field.openedOn',
  password: 'ui.field.password',
  provinceUrl: 'ui.field.provinceUrl',
  reason: 'ui.field.reason',
  reasonCode: 'ui.field.reason',
  terminalId: 'ui.field.terminalId',
  text: 'ui.field.text',
  trackingCode: 'ui.field.trackingCode',
  validFrom: 'ui.field.validFrom',
  validTo: 'ui.field.expiresOn',
};
