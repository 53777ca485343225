// What a receipt's code is worth, for a supervisor: whether a PC of the office that it names signed what it says (D2). It needs
// nothing from the office; whether the money went back since the print, the office itself tells.
import type { ReceiptFacts } from '#core/foundation/wire/receipt-code.ts';
import { type Html, html } from './html.ts';
import { backLink, document } from './layout.ts';
import { amount, dayAndTime, instantOf, shortDay } from './persian.ts';
import { sentences as s } from './sentences-fa.ts';

export type ReceiptVerdict =
  | { readonly kind: 'not_a_receipt' | 'changed' }
  /** No PC of the office that it names has this key. */
  | { readonly kind: 'foreign'; readonly facts: ReceiptFacts }
  | {
      readonly kind: 'signed';
      readonly facts: ReceiptFacts;
      readonly pc: string;
      readonly revokedAt: Date | null;
    };

const tones = { not_a_receipt: 'warn', changed: 'bad', foreign: 'bad', signed: 'good' } as const;

/** `verdict` null: nothing was asked yet. */
export function receiptPage(verdict: ReceiptVerdict | null, csrf: string): string {
  return document(
    s.receiptCheck,
    csrf,
    html`${verdict === null ? null : said(verdict)}<p class="soft">${s.receiptCheckWhat}</p>
<form class="card" method="post" action="/receipts"><input type="hidden" name="csrf" value="${csrf}">
<label>${s.receiptCode}<input name="code" required autofocus dir="ltr" inputmode="numeric" autocomplete="off" maxlength="4000"></label>
<button>${s.checkReceipt}</button></form>${backLink()}`,
  );
}

function said(verdict: ReceiptVerdict): Html {
  const notice = html`<p class="notice ${tones[verdict.kind]}" role="alert">${s.receiptVerdicts[verdict.kind]}</p>`;
  if (!('facts' in verdict)) return notice;
  const { facts } = verdict;
  const kind = facts.isReversal ? html`<p class="notice warn">${s.receiptOfReversal}</p>` : null;
  const lines: [string, Html | string][] = [
    [s.officeCode, html`<bdi dir="ltr">${facts.officeCode}</bdi>`],
    [s.receiptVisit, `${amount(facts.visitNumber)} (${s.receiptDesk} ${amount(facts.deskNumber)})`],
    [s.receiptDay, shortDay(facts.day)],
    [s.receiptPrintedAt, instantOf(facts.at)],
    [s.receiptCopy, amount(facts.copy)],
    [s.receiptCharged, `${amount(facts.charged)} ${s.rials}`],
    ...facts.payments.map(({ terminalId, rrn, amount: paid }): [string, Html] => [
      s.receiptPaid,
      html`${amount(paid)} ${s.rials}، <bdi dir="ltr">${rrn}</bdi>، <bdi dir="ltr">${terminalId}</bdi>`,
    ]),
    ...(verdict.kind === 'signed' ? [[s.receiptPc, verdict.pc] as [string, string]] : []),
  ];
  const revoked =
    verdict.kind === 'signed' && verdict.revokedAt !== null
      ? html`<p class="notice warn">${s.receiptPcRemoved} ${dayAndTime(verdict.revokedAt)}</p>`
      : null;
  return html`${notice}${kind}${revoked}<dl class="summary">${lines.map(
    ([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`,
  )}</dl>`;
}
