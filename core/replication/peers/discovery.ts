// Finds the office's PCs in the network by mDNS/DNS-SD and advertises this one. A found address proves nothing: the PC that answers
// there proves its key. Where multicast is blocked nothing is found; typed and remembered addresses still work.
import { isDeepStrictEqual } from 'node:util';
import type { Service } from 'bonjour-service';
import { addressSchema, type FoundPc, type Hearing } from './contract.ts';
import { ownAddresses } from './lan.ts';
import { createVoices, dnsSdAt, type Self } from './voices.ts';

export type FoundMember = FoundPc & { readonly deviceId: string };

export type Discovery = {
  /** Announces the address at which this PC accepts links, on the interface of that address. */
  advertise(self: Self): void;
  /** Ends the announcement. */
  stopAdvertising(): void;
  /** Asks on every address who is there, and listens from now on. */
  browse(): void;
  found(): readonly FoundMember[];
  /** Whether anybody answers. */
  hearing(): Hearing;
  onFound(listener: () => void): void;
  stop(): Promise<void>;
};

/** Most PCs that are kept; more than any office has. */
const mostFound = 64;
/** What was heard so lately counts, and so long after its own announcement a PC must have heard itself, ms. */
const heardMs = 60_000;
const ownVoiceMs = 15_000;

/** Discovery that finds nothing: for tests of other things and for the command line. */
const noDiscovery: Discovery = {
  advertise: () => undefined,
  stopAdvertising: () => undefined,
  browse: () => undefined,
  found: () => [],
  hearing: () => 'unknown',
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

/** Browses and advertises by mDNS. `addresses`: those that this PC has now. */
export function mdnsDiscovery(
  log: (line: string) => void,
  open = dnsSdAt,
  addresses: () => readonly string[] = ownAddresses,
): Discovery {
  let self: Self | null = null;
  /** When this PC announced itself last, and when it and others were heard last; ms of a clock that nobody sets. */
  let announcedAt = 0;
  let selfAt: number | null = null;
  let othersAt: number | null = null;
  /**
   * Found PCs by host and service name, the newest last. Not by the announced id: the ids are public, so anybody could announce one
   * and displace the real PC.
   */
  const seen = new Map<string, FoundMember>();
  const listeners = new Set<() => void>();
  const failed = (error: unknown): void =>
    log(`mDNS: ${error instanceof Error ? error.message : String(error)}`);

  function heard({ txt, port, name, referer, addresses: announced }: Service): void {
    // The sender's address: the announced one may be old after a change.
    const host = referer?.family === 'IPv4' ? referer.address : announced?.find(isIpv4);
    const address = addressSchema.safeParse({ host, port });
    const said = txt as { d?: unknown; o?: unknown } | undefined;
    if (!address.success || typeof said?.d !== 'string' || typeof said.o !== 'string') return;
    if (said.d === self?.deviceId && host === self.address.host) selfAt = performance.now();
    else othersAt = performance.now();
    const key = `${address.data.host} ${name}`;
    const before = seen.get(key);
    const found = { deviceId: said.d, office: said.o, name, address: address.data };
    seen.delete(key);
    seen.set(key, found);
    for (const [oldest] of [...seen].slice(0, -mostFound)) seen.delete(oldest);
    if (!isDeepStrictEqual(before, found)) for (const listener of listeners) listener();
  }

  function gone(name: string): void {
    for (const [key, found] of seen) if (found.name === name) seen.delete(key);
  }

  const voices = createVoices({ open, addresses, heard, gone, failed });
  /** What fails in the network stops nobody's work. */
  function trying(work: () => void): void {
    try {
      work();
    } catch (error) {
      failed(error);
    }
  }

  return {
    advertise(announced) {
      self = announced;
      announcedAt = performance.now();
      trying(() => {
        voices.say(announced);
        voices.ask();
      });
    },
    stopAdvertising() {
      self = null;
      trying(() => voices.say(null));
    },
    browse: () => trying(() => voices.ask()),
    found: () => [...seen.values()],
    hearing() {
      const now = performance.now();
      if (othersAt !== null && now - othersAt < heardMs) return 'others';
      if (self === null || now - announcedAt < ownVoiceMs) return 'unknown';
      return selfAt !== null && now - selfAt < heardMs ? 'self' : 'nothing';
    },
    onFound(listener) {
      listeners.add(listener);
    },
    stop: () => voices.stop(),
  };
}

const isIpv4 = (address: string): boolean => /^\d+\.\d+\.\d+\.\d+$/.test(address);
