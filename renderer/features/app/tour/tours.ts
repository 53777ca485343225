// The tours of the demo office: each leads through one job at the real controls, waits for what the person does there, and goes on.
import type { Role } from '#core/access/staff/contract.ts';
import { type KeyCommand, keyBindings } from '#renderer/frame/keyboard-map.ts';
import type { MessageId } from '#renderer/i18n/messages.ts';

/** A control on the screen: the button that shows a key, the one with an id, or what a selector finds. */
export type TourTarget = { readonly key: KeyCommand } | { readonly id: string } | { readonly part: string };

/** What the person does: a command is done, something appears, so many characters are typed, or the control is pressed. */
export type TourAct =
  | { readonly done: readonly string[] }
  | { readonly shows: string }
  | { readonly typed: number }
  | { readonly pressed: true };

export type TourStep = {
  /** The screen on which it is. */
  readonly path: `/${string}`;
  readonly target: TourTarget;
  readonly say: MessageId;
  /** What is waited for; null: it is read, and Enter goes on. */
  readonly until: TourAct | null;
  /** Passed over where its control is not on the screen, as without queue numbers. */
  readonly isPassed?: true;
};

export const tourIds = [
  'client',
  'refund',
  'complaint',
  'close',
  'month',
  'legal',
  'machines',
  'inspector',
] as const;
export type TourId = (typeof tourIds)[number];

export type Tour = {
  readonly id: TourId;
  readonly title: MessageId;
  readonly roles: readonly Role[];
  readonly steps: readonly TourStep[];
};

/** Finds a dialog that is open. */
export const dialog = '[role="dialog"], [role="alertdialog"]';
const atCounter = { path: '/counter' } as const;
const atComplaints = { path: '/complaints' } as const;
const atClose = { path: '/day-close' } as const;

export const tours: readonly Tour[] = [
  {
    id: 'client',
    title: 'tour.client',
    roles: ['clerk', 'manager'],
    steps: [
      {
        ...{ ...atCounter, target: { key: 'nextClient' }, say: 'tour.client.call' },
        ...{ until: { done: ['queue.callNext', 'queue.callTicket'] }, isPassed: true },
      },
      { ...atCounter, target: { id: 'client-nationalCode' }, say: 'tour.client.code', until: { typed: 10 } },
      {
        ...{ ...atCounter, target: { key: 'confirmAndNext' }, say: 'tour.client.open' },
        until: { done: ['visits.open'] },
      },
      {
        ...{ ...atCounter, target: { key: 'identity' }, say: 'tour.client.identity' },
        until: { done: ['identity.verify'] },
      },
      {
        ...{ ...atCounter, target: { id: 'service-picker' }, say: 'tour.client.service' },
        until: { done: ['fees.charge'] },
      },
      {
        ...{ ...atCounter, target: { key: 'payment' }, say: 'tour.client.payment' },
        until: { done: ['payments.record', 'payments.askTerminal'] },
      },
      {
        ...{ ...atCounter, target: { key: 'confirmAndNext' }, say: 'tour.client.file' },
        until: { done: ['visits.recordFiling', 'visits.complete'] },
      },
      { ...atCounter, target: { key: 'newVisit' }, say: 'tour.client.next', until: null },
    ],
  },
  {
    id: 'refund',
    title: 'tour.refund',
    roles: ['clerk', 'manager'],
    steps: [
      {
        ...{ ...atCounter, target: { part: '[data-visits="over"]' }, say: 'tour.refund.visit' },
        until: { shows: '[aria-keyshortcuts="Alt+B"]' },
      },
      { ...atCounter, target: { key: 'refund' }, say: 'tour.refund.press', until: { shows: dialog } },
      {
        ...{ ...atCounter, target: { key: 'confirmAndNext' }, say: 'tour.refund.reason' },
        until: { done: ['payments.reverse'] },
      },
      { ...atCounter, target: { part: '[data-visits="over"]' }, say: 'tour.refund.after', until: null },
    ],
  },
  {
    id: 'complaint',
    title: 'tour.complaint',
    roles: ['clerk', 'manager'],
    steps: [
      {
        ...atComplaints,
        target: { key: 'complaint' },
        say: 'tour.complaint.press',
        until: { shows: dialog },
      },
      {
        ...{ ...atComplaints, target: { part: '[role="dialog"] textarea' }, say: 'tour.complaint.words' },
        until: { done: ['complaints.register'] },
      },
      { ...atComplaints, target: { part: '#screen table' }, say: 'tour.complaint.list', until: null },
    ],
  },
  {
    id: 'close',
    title: 'tour.close',
    roles: ['manager'],
    steps: [
      { ...atClose, target: { part: '#screen nav ol' }, say: 'tour.close.steps', until: null },
      { ...atClose, target: { part: '#screen [aria-current="step"]' }, say: 'tour.close.step', until: null },
      {
        ...{ ...atClose, target: { part: '[data-begin]' }, say: 'tour.close.report' },
        until: { done: ['dayClose.importPsp'] },
      },
      { ...atClose, target: { part: '#screen nav ol' }, say: 'tour.close.rest', until: null },
    ],
  },
  {
    id: 'month',
    title: 'tour.month',
    roles: ['manager'],
    steps: [
      { path: '/reports', target: { key: 'earlier' }, say: 'tour.month.before', until: { pressed: true } },
      { path: '/reports', target: { part: '#screen table' }, say: 'tour.month.rows', until: null },
      { path: '/reports', target: { key: 'export' }, say: 'tour.month.export', until: null },
      { path: '/days', target: { part: '#screen [data-day]' }, say: 'tour.month.days', until: null },
    ],
  },
  {
    id: 'legal',
    title: 'tour.legal',
    roles: ['legal_expert'],
    steps: [
      { path: '/legal', target: { part: '#screen table' }, say: 'tour.legal.deadlines', until: null },
      {
        ...{ path: '/inbox', target: { part: '#screen table' }, say: 'tour.legal.handle' },
        until: { done: ['inbox.handle'] },
      },
      { path: '/legal', target: { part: '#screen table' }, say: 'tour.legal.after', until: null },
    ],
  },
  {
    id: 'machines',
    title: 'tour.machines',
    roles: ['it_expert'],
    steps: [
      { path: '/pcs', target: { part: '#screen table' }, say: 'tour.machines.pcs', until: null },
      {
        ...{ path: '/equipment', target: { part: '#screen table' }, say: 'tour.machines.repair' },
        until: { done: ['equipment.repair', 'equipment.recordInspection', 'equipment.sight'] },
      },
      { path: '/pcs', target: { part: '#screen table' }, say: 'tour.machines.after', until: null },
    ],
  },
  {
    id: 'inspector',
    title: 'tour.inspector',
    roles: ['inspector'],
    steps: [
      { path: '/inspection', target: { id: 'line-V1' }, say: 'tour.inspector.line', until: null },
      {
        ...{ path: '/inspection', target: { part: '#screen form' }, say: 'tour.inspector.verdict' },
        until: { done: ['inspectionLines.giveVerdict'] },
      },
      {
        ...{ path: '/inspection', target: { key: 'confirmAndNext' }, say: 'tour.inspector.protocol' },
        until: null,
      },
    ],
  },
];

/** The tours of a role. */
export const toursOf = (role: Role): readonly Tour[] => tours.filter(({ roles }) => roles.includes(role));

/** Where a control is looked for. */
export function selectorOf(target: TourTarget): string {
  if ('id' in target) return `[id="${target.id}"]`;
  if ('part' in target) return target.part;
  return `[aria-keyshortcuts="${keyBindings[target.key].hint.replace('Ctrl', 'Control')}"]`;
}

/** The control itself, or null while it is not on the screen. Of several the last: a dialog stands behind what it covers. */
export function elementOf(target: TourTarget): HTMLElement | null {
  const found = [...document.querySelectorAll<HTMLElement>(selectorOf(target))];
  return found.findLast((element) => element.getClientRects().length > 0) ?? null;
}
