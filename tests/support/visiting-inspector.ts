// An inspector who came in by a code of the province, in an office that knows its key.
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import type { Desk } from '#core/access/request-context/desk.ts';
import { appRouter } from '#core/app/registry/router.ts';
import { type Inspection, signInspection } from '#core/foundation/wire/inspection-code.ts';
import { inspectionSections } from '#core/foundation/wire/inspection-mark.ts';
import type { Caller } from './office.ts';

const keys = generateKeyPairSync('ed25519');
const signingKey = keys.publicKey.export({ format: 'jwk' }).x ?? '';

export const inspectorName = 'ناهید بازرس';

/** The office knows a province that nobody reaches, by its signing key. */
export function knowsProvince({ reads, machine }: Desk): void {
  reads.sync.enrol({
    ...{ provinceUrl: 'http://127.0.0.1:9', serverEpoch: 'test', signingKey, sealingKey: signingKey },
    ...{ enrolledAt: machine.now(), lastContactAt: null, clockOffsetMs: null, quarantined: [] },
  });
}

/** A code of that province; by default for everything, from eight in the morning on. */
export const inspectionCode = (change: Partial<Inspection> = {}): string =>
  signInspection(
    {
      codeId: randomUUID(),
      office: '1101',
      name: inspectorName,
      purpose: 'بازرسی دوره‌ای',
      sections: [...inspectionSections],
      madeAt: '2026-11-25T04:00:00.000Z',
      expiresAt: '2026-11-25T12:30:00.000Z',
      ...change,
    },
    keys.privateKey,
  );

/** Begins a visit at this PC and gives its procedures. */
export async function visitingInspector(desk: Desk, change: Partial<Inspection> = {}): Promise<Caller> {
  if (desk.provinceKey() === null) knowsProvince(desk);
  const code = inspectionCode(change);
  const { token } = await appRouter.createCaller({ desk, session: null }).inspections.begin({ code });
  return appRouter.createCaller({ desk, session: token });
}
