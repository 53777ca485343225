// Starts a province: opens its store, makes its identity at the first start, listens. For the command, the
// demonstration and the tests alike.
import { randomBytes } from 'node:crypto';
import type { FastifyBaseLogger } from 'fastify';
import { ensureFirstAccount } from './accounts/accounts.ts';
import { buildApp } from './app.ts';
import { type CodeRequest, createEnrolCode } from './enrolment/codes.ts';
import { totalColumns } from './projection/day-totals.ts';
import { countQuarantinedAgain } from './projection/recount.ts';
import { ownIdentity, renewServerEpoch, shownFingerprint } from './server-keys/identity.ts';
import { type OpenStore, openStore } from './store/open.ts';
import type { Store } from './store/store.ts';

export type ProvinceOptions = {
  /** Folder of the embedded database; ignored when `databaseUrl` is given. */
  dir?: string | undefined;
  databaseUrl?: string | undefined;
  /** 0 (the default) takes any free port. */
  port?: number | undefined;
  /** Loopback unless told otherwise. */
  host?: string | undefined;
  /** Names under which it is asked beside loopback's, e.g. behind a TLS proxy. */
  hosts?: readonly string[] | undefined;
  /** The first account's password; without one, the first start makes one. */
  password?: string | undefined;
  clock?: (() => Date) | undefined;
  /** Nothing is logged without one. */
  logger?: FastifyBaseLogger | undefined;
};

export type Province = {
  url: string;
  kind: OpenStore['kind'];
  store: Store;
  /** The first account's password when this start made one, to be shown once; else null. */
  newPassword: string | null;
  /** Of its keys, in groups of four letters. */
  fingerprint: string;
  /** A single-use enrolment code for an office; it cannot be shown again. */
  createEnrolCode(office: string, options?: Omit<CodeRequest, 'office'>): Promise<string>;
  /** Declares that the store was restored from a backup: devices compare heads and send again. */
  renewServerEpoch(): Promise<string>;
  close(): Promise<void>;
};

export const defaultDir = './offices/province';

/** @throws FolderHeldError when another process has the folder open. */
export async function startProvince(options: ProvinceOptions = {}): Promise<Province> {
  const { dir = defaultDir, databaseUrl, port = 0, host = '127.0.0.1', clock = () => new Date() } = options;
  const opened = await openStore(databaseUrl === undefined ? { dir } : { databaseUrl }, totalColumns);
  const { store } = opened;
  try {
    const identity = await ownIdentity(store, clock());
    const newPassword = await ensureFirstAccount(store, options.password, clock());
    const notCounted = await countQuarantinedAgain(store);
    const operatorToken = randomBytes(32).toString('base64url');
    const hosts = [host, ...(options.hosts ?? [])];
    const app = await buildApp({ store, identity, clock, hosts, operatorToken }, options.logger);
    for (const { office, error } of notCounted)
      app.log.error({ err: error, office }, 'entries of an office could not be counted');
    const url = await app.listen({ port, host });
    opened.announce(url, operatorToken);
    return {
      url,
      kind: opened.kind,
      store,
      newPassword,
      fingerprint: shownFingerprint(identity),
      createEnrolCode: (office, more) => createEnrolCode(store, { office, ...more }, clock()),
      renewServerEpoch: () => renewServerEpoch(store, clock()),
      async close() {
        await app.close();
        await opened.close();
      },
    };
  } catch (error) {
    await opened.close();
    throw error;
  }
}
