// PCs find each other in the network by any of their addresses, wherever the default route leads.
import type { ChildProcess } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { mdnsDiscovery } from '#core/replication/peers/discovery.ts';
import { addressNow } from '#core/replication/peers/lan.ts';
import type { DnsSd } from '#core/replication/peers/voices.ts';
import { type DefaultRoute, makeLan, whyNoLan } from '#tests/support/lan.ts';
import { isRelease } from '#tests/support/tier.ts';

/** A PC whose addresses change, and what it does at each: `call` is heard by all who listen. */
function pcWith(...first: readonly string[]) {
  const at = { now: first };
  const done: string[] = [];
  const browsers = new Map<string, EventEmitter>();
  const open = (address: string): DnsSd => {
    done.push(`open ${address}`);
    return {
      find() {
        const browser = new EventEmitter();
        browsers.set(address, browser);
        return Object.assign(browser, { stop: () => browsers.delete(address) });
      },
      publish: ({ port }: { port: number }) => {
        done.push(`call ${address}:${port}`);
        return Object.assign(new EventEmitter(), { stop: () => done.push(`hush ${address}`) });
      },
      unpublishAll: (then: () => void) => then(),
      destroy: (then: () => void) => {
        done.push(`end ${address}`);
        then();
      },
    } as unknown as DnsSd;
  };
  const discovery = mdnsDiscovery(
    () => undefined,
    open,
    () => at.now,
  );
  onTestFinished(() => discovery.stop());
  return {
    discovery,
    /** What it has done since this was asked last, but for its own loop. */
    done: () => done.splice(0).filter((line) => !line.includes('127.0.0.1')),
    moveTo(...addresses: readonly string[]) {
      at.now = addresses;
      vi.advanceTimersByTime(3000);
    },
    hear(deviceId: string, host: string) {
      const said = { name: deviceId, port: 4129, txt: { d: deviceId, o: '1101' } };
      for (const browser of browsers.values())
        browser.emit('up', { ...said, referer: { family: 'IPv4', address: host } });
    },
    listensAt: () => [...browsers.keys()].filter((address) => address !== '127.0.0.1'),
  };
}
const self = (host: string) => ({
  deviceId: 'me',
  office: '1101',
  name: 'باجه',
  address: { host, port: 4129 },
});
const lan = '192.0.2.5';
const vpn = '198.51.100.7';

describe('discovery at the addresses of this PC', () => {
  beforeEach(
    () => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date', 'performance'] }),
  );
  afterEach(() => void vi.useRealTimers());

  test('N25 it asks at every address, and calls at the one where it takes links', () => {
    const { discovery, done, listensAt } = pcWith(lan, vpn);
    discovery.advertise(self(lan));
    expect(done()).toEqual([`open ${lan}`, `call ${lan}:4129`, `open ${vpn}`]);
    expect(listensAt()).toEqual([lan, vpn]);
  });

  test('N25 it follows its addresses: a new one is asked and called at, one that is gone ends', () => {
    const { discovery, done, moveTo, listensAt } = pcWith(lan);
    discovery.advertise(self(lan));
    done();
    moveTo('192.0.2.77', vpn);
    expect(done()).toEqual([`end ${lan}`, 'open 192.0.2.77', `open ${vpn}`]);
    expect(listensAt()).toEqual(['192.0.2.77', vpn]);
    discovery.advertise(self('192.0.2.77'));
    expect(done()).toEqual(['call 192.0.2.77:4129']);
    moveTo('192.0.2.77');
    expect(done()).toEqual([`end ${vpn}`]);
    // Nothing changes: nothing is opened.
    moveTo('192.0.2.77');
    expect(done()).toEqual([]);
  });

  test('N25 after a sleep it begins anew, and a network that fails is tried again', () => {
    const { discovery, done, moveTo } = pcWith(lan);
    discovery.browse();
    done();
    vi.setSystemTime(Date.now() + 3_600_000);
    moveTo(lan);
    expect(done()).toEqual([`end ${lan}`, `open ${lan}`]);
  });

  test('N25 what it hears names a network in which nobody is heard, and one in which it does not hear itself', () => {
    const { discovery, hear } = pcWith(lan);
    expect(discovery.hearing()).toBe('unknown');
    discovery.advertise(self(lan));
    expect(discovery.hearing()).toBe('unknown');
    vi.advanceTimersByTime(16_000);
    expect(discovery.hearing()).toBe('nothing');
    hear('me', lan);
    expect(discovery.hearing()).toBe('self');
    hear('other', '192.0.2.6');
    expect(discovery.hearing()).toBe('others');
    vi.advanceTimersByTime(61_000);
    expect(discovery.hearing()).toBe('nothing');
    // Its own id from elsewhere is a stranger's.
    hear('me', '192.0.2.66');
    expect(discovery.hearing()).toBe('others');
  });
});

test('N22 links are taken at the chosen address, where its interface is now, or at the only one', () => {
  const ipv4 = (address: string) => [
    { address, family: 'IPv4' as const, internal: false, netmask: '', mac: '', cidr: null },
  ];
  const both = { eth0: ipv4('192.0.2.9'), vpn0: ipv4(vpn) };
  expect(addressNow('192.0.2.9', null, both)).toBe('192.0.2.9');
  expect(addressNow('127.0.0.1', null, both)).toBe('127.0.0.1');
  // A new address by DHCP, with a VPN beside it.
  expect(addressNow(lan, 'eth0', both)).toBe('192.0.2.9');
  expect(addressNow(lan, null, { eth0: ipv4('192.0.2.9') })).toBe('192.0.2.9');
  // Which of two is nobody's guess: the manager chooses.
  expect(addressNow(lan, null, both)).toBe(lan);
  expect(addressNow(lan, 'eth1', both)).toBe(lan);
  expect(addressNow(lan, 'eth0', {})).toBe(lan);
});

const why = isRelease ? whyNoLan() : 'it belongs to the second tier';
if (isRelease && why !== null)
  process.stderr.write(`tests/integration/replication/peers/discovery.test.ts runs in part: ${why}\n`);
const script = join(import.meta.dirname, '../../../fixtures/discovery-pc.ts');
/** Its announcements by itself come at 0, 1, 4 and 13 s and then at 40 s: in between only an answer is heard. */
const quietFromMs = 15_000;

const routes: readonly (readonly [DefaultRoute, DefaultRoute])[] = [
  ...([
    ['gateway', 'gateway'],
    ['none', 'none'],
    ['vpn', 'none'],
  ] as const),
  ...([
    ['none', 'vpn'],
    ['vpn', 'vpn'],
  ] as const),
];
type Answer = { readonly ms: number; readonly hosts: readonly string[] };

/** What a new PC finds, and after how long, in a network where a member has been for a while. */
async function foundWith(ofMember: DefaultRoute, ofNew: DefaultRoute): Promise<Answer> {
  const network = makeLan(2);
  const started: ChildProcess[] = [];
  const start = async (pc: number, ...args: readonly string[]): Promise<ChildProcess> => {
    const child = network.run(pc, script, args);
    started.push(child);
    await once(child, 'message');
    return child;
  };
  try {
    network.route(0, ofMember);
    network.route(1, ofNew);
    await start(0, 'member', network.addressOf(0));
    await pause(quietFromMs);
    const joiner = await start(1, 'joiner');
    joiner.send({ act: 'ask' });
    const [{ ms, hosts }] = (await once(joiner, 'message')) as [Answer];
    return { ms, hosts: hosts.map((host) => (host === network.addressOf(0) ? 'the member' : host)) };
  } finally {
    for (const child of started) child.kill();
    network.remove();
  }
}

test.skipIf(why !== null)(
  'N25 a new PC finds a member within 10 s with a default route over the LAN, with none, and with a VPN’s at either',
  { tags: 'release', timeout: 90_000 },
  async () => {
    const found = await Promise.all(routes.map(([ofMember, ofNew]) => foundWith(ofMember, ofNew)));
    for (const [n, { ms }] of found.entries())
      process.stderr.write(`default routes ${routes[n]?.join(', ')}: found after ${Math.round(ms)} ms\n`);
    expect(found.map(({ hosts }) => hosts)).toEqual(routes.map(() => ['the member']));
    expect(Math.max(...found.map(({ ms }) => ms))).toBeLessThan(10_000);
  },
);
