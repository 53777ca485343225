// What all offices left open at their last closes, on one page: whatever is open the longest stands first (D21.172).
import type { OpenOfOffice } from './differences.ts';
import { type Html, html } from './html.ts';
import { backLink, document } from './layout.ts';
import { ledgerSentences as ledger } from './ledger-sentences-fa.ts';
import { section, wordOf } from './office-section.ts';
import { amount, shortDay } from './persian.ts';
import { sentences as s } from './sentences-fa.ts';

export function openPage(open: readonly OpenOfOffice[], csrf: string): string {
  return document(
    ledger.openOfAll,
    csrf,
    html`${section({
      id: 'open',
      name: ledger.openOfAll,
      none: ledger.noOpenOfAll,
      heads: [s.office, ledger.oldest, s.kind, s.status, s.howMany, ledger.openSize],
      rows: open.map(row),
    })}${backLink()}`,
  );
}

const row = ({ code, name, account, state, count, size, oldest, age }: OpenOfOffice): Html => html`<tr>
<th scope="row"><a href="/offices/${code}#open-differences"><bdi dir="ltr">${code}</bdi> ${name}</a></th>
<td>${shortDay(oldest)}، ${amount(age)} ${ledger.workingDays}</td>
<td>${wordOf(ledger.accounts, account)}</td>
<td class="${state === 'awaited' ? '' : 'bad'}">${wordOf(ledger.openStates, state)}</td>
<td class="number">${amount(count)}</td><td class="number">${amount(size)}</td></tr>`;
