// The sockets by which this PC calls in the network and listens: one for each address that it has now, opened and ended as its
// addresses change, and all anew after a sleep. Each speaks through the interface of its address, so it does not matter where
// the default route leads: nowhere, or into a VPN (N25).
import { Bonjour, type Browser, type Service, type ServiceConfig } from 'bonjour-service';
import { neverThrows } from '#core/foundation/problems/never-throws.ts';
import type { Address } from './contract.ts';
import { loopback } from './lan.ts';

/** What this PC says of itself. */
export type Self = { deviceId: string; office: string; name: string; address: Address };

const type = 'pishkhan';
/** How often the addresses of this PC are looked at, and after how long without a look it was asleep, ms. */
const followMs = 3000;
const sleptMs = 30_000;

type Place = Partial<ServiceConfig> & { interface: string; bind: string };
/** The part of the library that is used: a test takes its place. */
export type DnsSd = Pick<Bonjour, 'publish' | 'find' | 'unpublishAll' | 'destroy'>;

/** `address`: this PC's own, whose interface is spoken through. */
export function dnsSdAt(address: string, failed: (error: unknown) => void): DnsSd {
  const place: Place = { interface: address, bind: '0.0.0.0' };
  const bonjour = new Bonjour(place, failed);
  // The library does not listen for errors of its socket, and an error without a listener ends the process.
  const { server } = bonjour as unknown as { server: { mdns: NodeJS.EventEmitter } };
  server.mdns.on('error', failed);
  return bonjour;
}

/** What is said at one address of this PC, and heard there. */
type Voice = { readonly dnsSd: DnsSd; browser: Browser | null; service: Service | null };

export type VoiceParts = {
  /** Opens a socket at an address of this PC. */
  readonly open: typeof dnsSdAt;
  /** The addresses that this PC has now. */
  readonly addresses: () => readonly string[];
  /** A PC calls, or takes its call back. */
  readonly heard: (service: Service) => void;
  readonly gone: (name: string) => void;
  readonly failed: (error: unknown) => void;
};

/** Calls and asks at every address of this PC. */
export function createVoices({ open, addresses, heard, gone, failed }: VoiceParts) {
  const voices = new Map<string, Voice>();
  let self: Self | null = null;
  let isAsking = false;
  let following: NodeJS.Timeout | null = null;
  let followedAt = 0;

  const hear = neverThrows(failed, heard);
  const lose = neverThrows(failed, ({ name }: Service) => gone(name));

  /** A new browser each time: a running one does not report a PC that announces the same name from another address. */
  function ask(voice: Voice): void {
    voice.browser?.stop();
    const browser = voice.dnsSd.find({ type });
    for (const event of ['up', 'txt-update', 'srv-update'] as const) browser.on(event, hear);
    browser.on('down', lose);
    voice.browser = browser;
  }

  /** Only where links are taken: what is announced elsewhere is reached by nobody. */
  function call(address: string, voice: Voice): void {
    if (self?.address.host !== address) return;
    voice.service = voice.dnsSd.publish({
      // Names in the network are unique, and are shown to whoever joins.
      name: `${self.name} ${self.deviceId.slice(-6)}`.slice(0, 60),
      type,
      port: self.address.port,
      txt: { d: self.deviceId, o: self.office },
      probe: false,
      disableIPv6: true,
    });
    voice.service.on('error', failed);
  }

  /** Opens a voice at each new address, and ends those of addresses that are gone. */
  function follow(): void {
    const now = Date.now();
    const hasSlept = followedAt !== 0 && Math.abs(now - followedAt) > sleptMs;
    followedAt = now;
    const own = new Set([...addresses(), loopback]);
    for (const [address, { dnsSd, browser }] of voices)
      if (hasSlept || !own.has(address)) {
        voices.delete(address);
        browser?.stop();
        dnsSd.destroy(() => undefined);
      }
    for (const address of own) {
      if (voices.has(address)) continue;
      const voice: Voice = { dnsSd: open(address, failed), browser: null, service: null };
      voices.set(address, voice);
      call(address, voice);
      if (isAsking) ask(voice);
    }
  }

  // What fails in the network is logged, and tried again at the next look.
  const followNow = neverThrows(failed, follow);
  function begin(): void {
    followNow();
    following ??= setInterval(followNow, followMs).unref();
  }

  function hush(): void {
    for (const voice of voices.values()) {
      voice.service?.stop?.();
      voice.service = null;
    }
  }

  return {
    /** Calls from now on, instead of what was said before; null: nothing. */
    say(next: Self | null): void {
      hush();
      self = next;
      if (self === null) return;
      begin();
      for (const [address, voice] of voices) if (voice.service === null) call(address, voice);
    },
    /** Asks who is there, and listens from now on. */
    ask(): void {
      isAsking = true;
      begin();
      for (const voice of voices.values()) ask(voice);
    },
    async stop(): Promise<void> {
      if (following !== null) clearInterval(following);
      const ending = [...voices.values()];
      voices.clear();
      const ended = ending.map(
        ({ dnsSd, browser }) =>
          new Promise<void>((resolve) => {
            browser?.stop();
            dnsSd.unpublishAll(() => dnsSd.destroy(() => resolve()));
          }),
      );
      await Promise.all(ended);
    },
  };
}
