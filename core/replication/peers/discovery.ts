// Finds the office's PCs in the network by mDNS/DNS-SD and advertises this one. A found address proves nothing: the PC that answers
// there proves its key. Where multicast is blocked nothing is found; typed and remembered addresses still work.
import { isDeepStrictEqual } from 'node:util';
import { Bonjour, type Browser, type Service, type ServiceConfig } from 'bonjour-service';
import { type Address, addressSchema, type FoundPc } from './contract.ts';

export type FoundMember = FoundPc & { readonly deviceId: string };

export type Discovery = {
  /** Announces the address at which this PC accepts links. */
  advertise(self: { deviceId: string; office: string; name: string; address: Address }): void;
  /** Ends the announcement. */
  stopAdvertising(): void;
  /** Browses from now on. */
  browse(): void;
  found(): readonly FoundMember[];
  onFound(listener: () => void): void;
  stop(): Promise<void>;
};

const type = 'pishkhan';
/** Most PCs that are kept; more than any office has. */
const mostFound = 64;

/** Discovery that finds nothing: for tests of other things and for the command line. */
const noDiscovery: Discovery = {
  advertise: () => undefined,
  stopAdvertising: () => undefined,
  browse: () => undefined,
  found: () => [],
  onFound: () => undefined,
  stop: () => Promise.resolve(),
};

/** The discovery to use: in the network, none, or the given one. */
export function discoveryOf(
  how: 'network' | 'addresses' | Discovery,
  log: (line: string) => void,
): Discovery {
  if (how === 'network') return mdnsDiscovery(log);
  return how === 'addresses' ? noDiscovery : how;
}

type Place = Partial<ServiceConfig> & { interface?: string; bind?: string };
/** The part of the library that is used: a test takes its place. */
export type DnsSd = Pick<Bonjour, 'publish' | 'find' | 'unpublishAll' | 'destroy'>;

function dnsSdAt(place: Place, failed: (error: unknown) => void): DnsSd {
  const bonjour = new Bonjour(place, failed);
  // The library does not listen for errors of its socket, and an error without a listener ends the process.
  const { server } = bonjour as unknown as { server: { mdns: NodeJS.EventEmitter } };
  server.mdns.on('error', failed);
  return bonjour;
}

/** Browses and advertises by mDNS. */
export function mdnsDiscovery(log: (line: string) => void, open = dnsSdAt): Discovery {
  let bonjour: DnsSd | null = null;
  let browser: Browser | null = null;
  let advertised: Service | null = null;
  /**
   * Found PCs by host and service name, the newest last. Not by the announced id: the ids are public, so anybody could announce one
   * and displace the real PC.
   */
  const seen = new Map<string, FoundMember>();
  const listeners = new Set<() => void>();

  const failed = (error: unknown): void =>
    log(`mDNS: ${error instanceof Error ? error.message : String(error)}`);

  function dnsSd(address?: Address): DnsSd {
    // On the interface of the office's network, where it is known.
    bonjour ??= open(address === undefined ? {} : { interface: address.host, bind: '0.0.0.0' }, failed);
    return bonjour;
  }

  function note(service: Service): void {
    const { txt, port, name } = service;
    // The sender's address: the announced one may be old after a change.
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
    // A new browser each time: a running one does not report a PC that announces the same name from another address.
    browser?.stop();
    browser = dnsSd(address).find({ type });
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
        advertised = dnsSd(address).publish({
          // Names in the network are unique, and are shown to whoever joins.
          name: `${name} ${deviceId.slice(-6)}`.slice(0, 60),
          type,
          port: address.port,
          txt: { d: deviceId, o: office },
          probe: false,
          disableIPv6: true,
        });
        advertised.on('error', failed);
        browse(address);
      } catch (error) {
        failed(error);
      }
    },
    stopAdvertising() {
      advertised?.stop?.();
      advertised = null;
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
