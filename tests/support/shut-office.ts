// An office that may be shut, opened as a shell opens it, with core processes of its own.
import { expect, onTestFinished, vi } from 'vitest';
import { type RecoveryView, recoveryViewSchema } from '#core/replication/recovery/contract.ts';
import { forkedCore } from '#electron/core-process/core-link.ts';
import type { Supervisor } from '#electron/core-process/supervisor.ts';
import type { OfficeFolder } from '#electron/files/office-folder.ts';
import { openOffice } from '#electron/opening/office-opening.ts';
import { builtCore } from './built-core.ts';
import { byPassphrase } from './quick-custody.ts';
import { temporaryFolder } from './temporary-folder.ts';

export const patience = { timeout: 60_000, interval: 50 };

export type UnavailableOverlay = {
  supervisor: Supervisor;
  view(): Promise<RecoveryView>;
  act(name: string, input?: object): Promise<{ status: number; code: string | undefined }>;
  ready(): Promise<void>;
  down(code: string): Promise<void>;
};

/** Opens an office's folder as a shell does, until the test ends. */
export async function opened(
  folder: OfficeFolder,
  passphrase: string | null = null,
): Promise<UnavailableOverlay> {
  const supervisor = await openOffice({
    folder,
    custodyOf: async (typed) => {
      const known = typed ?? passphrase;
      return known === null ? null : byPassphrase(known);
    },
    asksPassphrase: true,
    recoveryCode: null,
    freshIsDemo: false,
    presence: 'pc',
    spawn: forkedCore({ entry: builtCore(), log: () => undefined }),
    appVersion: '0.0.0-test',
    witnessHome: temporaryFolder(),
    log: () => undefined,
  });
  onTestFinished(() => supervisor.stop());
  const call = (method: 'GET' | 'POST', name: string, body: string | null) =>
    supervisor.call({ path: `/api/recovery.${name}`, method, headers: {}, body });
  return {
    supervisor,
    async view() {
      const answer = await call('GET', 'view', null);
      expect(answer.status, answer.body).toBe(200);
      return recoveryViewSchema.parse(JSON.parse(answer.body));
    },
    async act(name, input = {}) {
      const answer = await call('POST', name, JSON.stringify(input));
      return { status: answer.status, code: JSON.parse(answer.body).problem?.code };
    },
    ready: () => vi.waitFor(() => expect(supervisor.state()).toMatchObject({ state: 'ready' }), patience),
    down: (code) =>
      vi.waitFor(
        () => expect(supervisor.state()).toMatchObject({ state: 'down', problem: { code } }),
        patience,
      ),
  };
}

/** What the recovery screen shows once nothing is being done. */
export async function idle(shut: UnavailableOverlay): Promise<RecoveryView> {
  return vi.waitFor(async () => {
    const view = await shut.view();
    expect(view.work).toBeNull();
    return view;
  }, patience);
}
