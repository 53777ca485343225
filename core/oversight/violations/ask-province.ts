// Asks the province what has become of the office's reports. Believed is only what it signed.
import type { Desk } from '#core/access/request-context/desk.ts';
import { reportStateStatement, statementHolds } from '#core/foundation/wire/signed-statements.ts';
import { createProvinceClient } from '#core/replication/sync/province-client.ts';
import { keepAnswers } from './commands.ts';

/**
 * Asks the province where the reports are; its signature alone is believed (D12.8).
 * @returns whether the province answered, and how much of it was new.
 */
export async function askProvince(desk: Desk): Promise<{ asked: boolean; news: number }> {
  const identity = desk.identity();
  const province = desk.reads.sync.province();
  if (identity === null || province === null) return { asked: false, news: 0 };
  const client = createProvinceClient({
    url: province.provinceUrl,
    deviceId: identity.deviceId,
    signingKey: identity.signingKey,
    serverNowMs: () => Date.parse(desk.clock.wall()) + (desk.clock.offsetMs ?? 0),
    provinceKey: province.signingKey,
    timeoutMs: 10_000,
  });
  const answer = await client.reportStates(identity.officeCode);
  if (answer.kind !== 'answer') return { asked: false, news: 0 };
  const { reports } = answer.value;
  const isSigned = reports.every(({ signature, ...said }) =>
    statementHolds(
      reportStateStatement({ office: identity.officeCode, ...said }),
      signature,
      province.signingKey,
    ),
  );
  if (!isSigned) return { asked: false, news: 0 };
  const { violations } = desk.reads;
  const hasNews = reports.some(
    ({ reportId, state, at }) =>
      !violations.answersOf(reportId).some((known) => known.state === state && known.saidAt === at),
  );
  const news = hasNews ? desk.path.execute(null, (tx) => keepAnswers(tx, desk.reads, reports)) : 0;
  return { asked: true, news };
}
