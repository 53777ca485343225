// Where this PC takes links: at the address that was chosen, or where that is now (N22).
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import type { Address } from './contract.ts';
import type { Discovery } from './discovery.ts';
import { addressNow, interfaceOf, isOwnAddress, usualPort } from './lan.ts';
import type { Peers } from './peers.ts';
import type { PeersDesk } from './peers-desk.ts';
import type { PeersReads } from './queries.ts';

type TakingParts = {
  readonly reads: Pick<PeersReads, 'settings' | 'keepSettings'>;
  readonly peers: () => Pick<Peers, 'enable' | 'disable'>;
  readonly discovery: Pick<Discovery, 'advertise'>;
  readonly identity: PeersDesk['identity'];
  /** Whether this PC is to have links. */
  readonly isLinking: () => boolean;
  readonly tell: () => void;
  readonly log: (error: unknown) => void;
};

export function createTakingLinks({ reads, peers, discovery, ...parts }: TakingParts) {
  let listens: Address | null = null;
  /** The interface of the address at which links are, or were last, taken. */
  let listensOn: string | null = null;
  let problem: Problem | null = null;
  let opening: Promise<void> = Promise.resolve();

  async function listenWhereSet(): Promise<void> {
    if (!parts.isLinking()) return;
    const settings = reads.settings();
    if (listens !== null && isOwnAddress(listens.host)) return;
    if (listens !== null) {
      listens = null;
      await peers().disable();
    }
    const host = addressNow(settings.host, listensOn);
    try {
      const port = await portAt(host, settings.port);
      // Its interface got another address: that is the chosen one from now on.
      const moved = host !== settings.host && interfaceOf(host) === listensOn;
      listens = { host, port };
      listensOn = interfaceOf(host);
      problem = null;
      if (port !== settings.port || moved)
        reads.keepSettings({ ...reads.settings(), port, ...(moved ? { host } : {}) });
      const { deviceId = '', officeCode = '', deviceName = '' } = parts.identity() ?? {};
      discovery.advertise({ deviceId, office: officeCode, name: deviceName, address: listens });
    } catch (error) {
      if (problem === null) parts.log(error);
      problem = { code: 'PEERS_NOT_LISTENING', params: { address: host } };
    }
    parts.tell();
  }

  async function portAt(host: string, port: number): Promise<number> {
    try {
      return await peers().enable(host, port === 0 ? usualPort : port);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
      return peers().enable(host, 0);
    }
  }

  return {
    /** Where links are taken now; null: nowhere. */
    address: (): Address | null => listens,
    /** Why none are taken although they should be. */
    problem: (): Problem | null => problem,
    /** Takes links where they are to be taken, one look after the other. */
    look(): Promise<void> {
      opening = opening.then(listenWhereSet).catch(parts.log);
      return opening;
    },
    /** Resolves when no look is under way. */
    idle: (): Promise<void> => opening,
    /** Links are not taken there any more. */
    forget(): void {
      listens = null;
      problem = null;
    },
  };
}
