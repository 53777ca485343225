// One thing that an office works by on one word: what it says, line by line, and the form by which a supervisor confirms it (D4.61,
// D19.111).
import { z } from 'zod';
import { confirmationSentences as of } from './confirmation-sentences-fa.ts';
import type { ConfirmedAlone } from './confirmed-alone.ts';
import { controlSentences as c } from './control-sentences-fa.ts';
import { type Html, html } from './html.ts';
import { document, table } from './layout.ts';
import { ledgerSentences as ledger } from './ledger-sentences-fa.ts';
import { wordOf } from './office-section.ts';
import { passwordField } from './password-again.ts';
import { amount, dayAndTime, instantOf, shortDay } from './persian.ts';
import { sentences as s } from './sentences-fa.ts';

/** Lines that the page shows; an office's own application writes fewer. */
const linesShown = 400;

const text = z.string().transform((value) => value.slice(0, 300));
const rials = z.number().nullable();
const tariffSchema = z.object({
  tariff: z.object({
    authority: text,
    items: z.array(z.object({ title: text, amount: rials })),
    reductions: z.array(z.object({ title: text, maxBasisPoints: z.number() })).default([]),
  }),
});
const rateSchema = z.object({ itemCode: text, amount: z.number(), authority: text });
const differenceSchema = z.object({
  account: text,
  size: z.number(),
  age: z.number(),
  reasonCode: text,
  paper: text.nullable().default(null),
});
const controlSchema = z.object({ about: text.nullable(), before: text, after: text });
const terminalSchema = z.object({
  ...{ merchant: text, psp: text, validTo: text.nullable().default(null) },
  rrnDigits: z.int().default(12),
});

type Shown = {
  office: string;
  thing: ConfirmedAlone;
  /** The body of the entry that proposed it; null where it cannot be read. */
  body: unknown;
  csrf: string;
};

export function confirmationPage({ office, thing, body, csrf }: Shown): string {
  const { what, letterNumber, from, at, isVoided, secondAt, givenAt, isRefused } = thing;
  const name = what === 'control' ? wordOf(c.controls, thing.name) : thing.name;
  const why =
    what === 'difference' || what === 'control' ? of.why[what] : isVoided ? of.why.voided : of.why.alone;
  const content = contentOf(what, body);
  const facts: [string, Html | string][] = [
    [s.what, html`<bdi>${name}</bdi>`],
    [s.letterNumber, html`<bdi>${letterNumber ?? s.nothing}</bdi>`],
    [s.inForceFrom, shortDay(from)],
    [s.confirmedAt, instantOf(at)],
    [s.secondWord, secondAt === null ? s.nobodyElse : instantOf(secondAt)],
    ...(content?.facts ?? []),
  ];
  return document(
    `${of.title[what]}: ${name}`,
    csrf,
    html`<p><a href="/offices/${office}#confirmed-alone">${s.backToOffice}</a></p>
<p class="notice warn">${why}</p>
<dl class="card">${facts.map(([title, value]) => html`<dt>${title}</dt><dd>${value}</dd>`)}</dl>
${content === null ? html`<p class="notice warn">${of.unreadable}</p>` : content.lines}
${givenAt === null ? form(`/offices/${office}/confirmations/${what}/${thing.proposalId}`, csrf, what === 'control') : html`<p class="notice ${isRefused ? 'warn' : 'good'}">${isRefused ? of.refusedAt : of.confirmedAt}: ${dayAndTime(givenAt)}</p>`}`,
  );
}

type Content = { facts: [string, Html | string][]; lines: Html | null };

function contentOf(what: ConfirmedAlone['what'], body: unknown): Content | null {
  if (what === 'tariff') {
    const { data } = tariffSchema.safeParse(body);
    return data === undefined ? null : tariffContent(data.tariff);
  }
  if (what === 'rate') {
    const { data } = rateSchema.safeParse(body);
    if (data === undefined) return null;
    return {
      facts: [
        [of.authority, data.authority],
        [of.amount, amount(data.amount)],
      ],
      lines: null,
    };
  }
  if (what === 'difference') {
    const { data } = differenceSchema.safeParse(body);
    if (data === undefined) return null;
    return {
      facts: [
        [of.account, wordOf(ledger.accounts, data.account)],
        [ledger.openSize, amount(data.size)],
        [of.age, html`${amount(data.age)} ${ledger.workingDays}`],
        [of.found, wordOf(s.settlingReasons, data.reasonCode)],
        [of.paper, wordOf(of.papers, data.paper)],
      ],
      lines: null,
    };
  }
  if (what === 'control') {
    const { data } = controlSchema.safeParse(body);
    if (data === undefined) return null;
    const value = (said: string) => (/^\d+$/.test(said) ? amount(Number(said)) : wordOf(c.values, said));
    return {
      facts: [
        ...(data.about === null ? [] : ([[of.about, wordOf(c.abouts, data.about)]] as [string, string][])),
        [c.before, value(data.before)],
        [c.after, value(data.after)],
      ],
      lines: null,
    };
  }
  const { data } = terminalSchema.safeParse(body);
  if (data === undefined) return null;
  return {
    facts: [
      [of.merchant, html`<bdi dir="ltr">${data.merchant}</bdi>`],
      [of.psp, data.psp],
      [of.rrnDigits, amount(data.rrnDigits)],
      [of.until, data.validTo === null ? of.withoutEnd : shortDay(data.validTo)],
    ],
    lines: null,
  };
}

function tariffContent({ authority, items, reductions }: z.output<typeof tariffSchema>['tariff']): Content {
  const rows = [
    ...items.map(
      (item) => html`<tr><th scope="row">${item.title}</th>
<td class="number">${item.amount === null ? of.ofOtherBody : amount(item.amount)}</td></tr>`,
    ),
    ...reductions.map(
      ({ title, maxBasisPoints }) => html`<tr><th scope="row">${title}</th>
<td class="number">${of.reductionShare} ${amount(Math.round(maxBasisPoints / 100))}</td></tr>`,
    ),
  ];
  return {
    facts: [[of.authority, authority]],
    lines: html`<section>${table(of.item, [of.item, of.amount], rows.slice(0, linesShown))}</section>`,
  };
}

function form(path: string, csrf: string, canRefuse: boolean): Html {
  return html`<form class="card" method="post" action="${path}"><p class="soft">${of.signed}</p>
<input type="hidden" name="csrf" value="${csrf}">
<label>${of.reason}<input name="reason" required minlength="10" maxlength="500" autocomplete="off"></label>
${passwordField()}
<button name="answer" value="confirm">${of.confirm}</button>${canRefuse ? html` <button name="answer" value="refuse">${of.refuse}</button>` : null}</form>`;
}
