// Finds the office's PCs in the network by mDNS/DNS-SD and lets itself be found. What is found is a place to knock at and
// nothing more: who answers there proves its key. Where multicast is blocked nothing is found, and typed and remembered
// addresses do.
import { isDeepStrictEqual } from 'node:util';
import { Bonjour, type Browser, type Service, type ServiceConfig } from 'bonjour-service';
import { type Address, addressSchema, type FoundPc } from './contract.ts';

export type FoundMember = FoundPc & { readonly deviceId: string };

export type Discovery = {
  /** Says where this PC takes links. */
  advertise(self: { deviceId: string; office: string; name: string; address: Address }): void;
  /** Says it no more. */
  stopAdvertising(): void;
  /** Looks from now on. */
  browse(): void;
  found(): readonly FoundMember[];
  onFound(listener: () => void): void;
  stop(): Promise<void>;
};

const type = 'pishkhan';
/** More than an office has. */
const mostFound = 64;

/** Nobody is looked for: a test of other things, a command line. */
const noDiscovery: Discovery = {
  advertise: () => undefined,
  stopAdvertising: () => undefined,
  browse: () => undefined,
  found: () => [],
  onFound: () => undefined,
  stop: () => Promise.resolve(),
};

/** How PCs are looked for: in the network, not at all, or as it was given. */
export function discoveryOf(
  how: 'network' | 'addresses' | Discovery,
  log: (line: string) => void,
): Discovery {
  if (how === 'network') return mdnsDiscovery(log);
  return how === 'addresses' ? noDiscovery : how;
}

type Place = Partial<ServiceConfig> & { interface?: string; bind?: string };
/** The part of the library that is used: a test speaks and hears in its place. */
export type DnsSd = Pick<Bonjour, 'publish' | 'find' | 'unpublishAll' | 'destroy'>;

function dnsSdAt(place: Place, failed: (error: unknown) => void): DnsSd {
  const bonjour = new Bonjour(place, failed);
  // The library listens to no failure of its socket, and one that nobody hears ends the process.
  const { server } = bonjour as unknown as { server: { mdns: NodeJS.EventEmitter } };
  server.mdns.on('error', failed);
  return bonjour;
}

/** Looks by mDNS, and says so of this PC. */
export function mdnsDiscovery(log: (line: string) => void, open = dnsSdAt): Discovery {
  let bonjour: DnsSd | null = null;
  let browser: Browser | null = null;
  let called: Service | null = null;
  /**
   * By the service and the computer that spoke, the newest last. Not by the id that it says: everybody hears the ids, and whoever
   * says one of them would take the place of the PC itself.
   */
  const seen = new Map<string, FoundMember>();
  const listeners = new Set<() => void>();

  const failed = (error: unknown): void =>
    log(`mDNS: ${error instanceof Error ? error.message : String(error)}`);

  function speaker(address?: Address): DnsSd {
    // On the interface of the office's network, where it is known.
    bonjour ??= open(address === undefined ? {} : { interface: address.host, bind: '0.0.0.0' }, failed);
    return bonjour;
  }

  function note(service: Service): void {
    const { txt, port, name } = service;
    // The address that it spoke from: after a change it still says the old one.
    const host =
      service.referer?.family === 'IPv4' ? service.referer.address : service.addresses?.find(isIpv4);
    const address = addressSchema.safeParse({ host, port });
    const said = txt as { d?: unknown; o?: unknown } | undefined;
    if (!address.success || typeof said?.d !== 'string' || typeof said.o !== 'string') return;
    const key = `${address.data.host} ${name}`;
    const before = seen.get(key);
    const found = { deviceId: said.d, office: said.o, name, address: address.data };
    seen.delete(key);
    seen.set(key, found);
    for (const [oldest] of [...seen].slice(0, -mostFound)) seen.delete(oldest);
    if (!isDeepStrictEqual(before, found)) for (const listener of listeners) listener();
  }

  function browse(address?: Address): void {
    // Anew each time: one that goes on says nothing of a PC that calls by the same name from another address.
    browser?.stop();
    browser = speaker(address).find({ type });
    browser.on('up', note);
    browser.on('txt-update', note);
    browser.on('srv-update', note);
    browser.on('down', ({ name }: Service) => {
      for (const [key, found] of seen) if (found.name === name) seen.delete(key);
    });
  }

  return {
    advertise({ deviceId, office, name, address }) {
      try {
        this.stopAdvertising();
        called = speaker(address).publish({
          // Names in the network are unique, and are shown to whoever joins.
          name: `${name} ${deviceId.slice(-6)}`.slice(0, 60),
          type,
          port: address.port,
          txt: { d: deviceId, o: office },
          probe: false,
          disableIPv6: true,
        });
        called.on('error', failed);
        browse(address);
      } catch (error) {
        failed(error);
      }
    },
    stopAdvertising() {
      called?.stop?.();
      called = null;
    },
    browse() {
      try {
        browse();
      } catch (error) {
        failed(error);
      }
    },
    found: () => [...seen.values()],
    onFound(listener) {
      listeners.add(listener);
    },
    stop() {
      const ending = bonjour;
      bonjour = null;
      browser?.stop();
      if (ending === null) return Promise.resolve();
      return new Promise((resolve) => {
        ending.unpublishAll(() => ending.destroy(() => resolve()));
      });
    },
  };
}

const isIpv4 = (address: string): boolean => /^\d+\.\d+\.\d+\.\d+$/.test(address);
