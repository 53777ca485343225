// A network of its own for a test: a bridge in a namespace, one namespace with an address for each PC, cables that can be
// pulled. Made by the test and removed after it; Linux, and the right to make namespaces.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';

const ip = (...args: readonly string[]): void => void execFileSync('ip', args, { stdio: 'pipe' });

/** Why no network can be made here; null when it can. */
export function whyNoLan(): string | null {
  if (process.platform !== 'linux') return 'network namespaces are of Linux only';
  const name = `pk-probe-${process.pid}`;
  try {
    ip('netns', 'add', name);
    ip('netns', 'exec', name, 'ip', 'link', 'add', 'probe', 'type', 'bridge');
    return null;
  } catch (error) {
    return `no network namespace can be made here: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`;
  } finally {
    try {
      ip('netns', 'del', name);
    } catch {
      // It was not made.
    }
  }
}

/** Where a PC sends what is for no neighbour: to a gateway of the LAN, nowhere, or into a VPN. */
export type DefaultRoute = 'gateway' | 'none' | 'vpn';

export type Lan = {
  addressOf(pc: number): string;
  /** Starts a script of Node at a PC, with a channel for messages. */
  run(pc: number, script: string, args: readonly string[], env?: NodeJS.ProcessEnv): ChildProcess;
  /** Pulls a PC's cable, and puts it back. */
  cut(pc: number): void;
  mend(pc: number): void;
  /** Every packet of a PC is lost while its cable looks well: the other ends hear nothing of it. */
  lose(pc: number): void;
  /** Its cable is slow, and loses packets where the system can: the token bucket drops what comes too fast. */
  slow(pc: number): void;
  quick(pc: number): void;
  /** Gives a PC the address of another one too, and takes it away again: what the others learned meanwhile they forget by themselves. */
  claim(pc: number, other: number): void;
  yield(pc: number, other: number): void;
  /** A PC learned the wrong one of two that claimed an address: it sends to `to` what is for `about`. */
  mislead(pc: number, about: number, to: number): void;
  /** Multicast goes where this leads, unless a program says otherwise. Until then it goes into the cable. */
  route(pc: number, where: DefaultRoute): void;
  /** Another address of the same network instead of the one that it has: what a DHCP server does. */
  renumber(pc: number, from: string, to: string): void;
  remove(): void;
};

/** Delay and loss by netem; a kernel without it has the token bucket, which drops what does not fit. */
function shape(hub: string, pc: number): void {
  const qdisc = (...how: readonly string[]): void =>
    ip('netns', 'exec', hub, 'tc', 'qdisc', 'replace', 'dev', `p${pc}`, 'root', ...how);
  try {
    qdisc('netem', 'delay', '80ms', '40ms', 'loss', '8%');
  } catch {
    qdisc('tbf', 'rate', '400kbit', 'burst', '3000', 'latency', '60ms');
  }
}

export function makeLan(pcs: number): Lan {
  const id = randomBytes(3).toString('hex');
  const hub = `pk-${id}-hub`;
  const nameOf = (pc: number): string => `pk-${id}-${pc}`;
  const addressOf = (pc: number): string => `10.77.0.${pc + 1}`;
  const hardwareOf = (pc: number): string => {
    const said = execFileSync('ip', ['-n', nameOf(pc), '-j', 'link', 'show', 'eth0'], { encoding: 'utf8' });
    const [link] = JSON.parse(said) as { address: string }[];
    if (link === undefined) throw new Error(`PC ${pc} has no cable`);
    return link.address;
  };
  const made: string[] = [];
  const addSpace = (name: string): void => {
    ip('netns', 'add', name);
    made.push(name);
    ip('-n', name, 'link', 'set', 'lo', 'up');
  };
  const remove = (): void => {
    for (const name of made.splice(0)) ip('netns', 'del', name);
  };
  try {
    addSpace(hub);
    ip('-n', hub, 'link', 'add', 'br0', 'type', 'bridge');
    ip('-n', hub, 'link', 'set', 'br0', 'up');
    for (let pc = 0; pc < pcs; pc += 1) {
      addSpace(nameOf(pc));
      ip('-n', hub, 'link', 'add', `p${pc}`, 'type', 'veth', 'peer', 'name', 'eth0', 'netns', nameOf(pc));
      ip('-n', hub, 'link', 'set', `p${pc}`, 'master', 'br0');
      ip('-n', hub, 'link', 'set', `p${pc}`, 'up');
      ip('-n', nameOf(pc), 'addr', 'add', `${addressOf(pc)}/24`, 'dev', 'eth0');
      ip('-n', nameOf(pc), 'link', 'set', 'eth0', 'up');
      ip('-n', nameOf(pc), 'route', 'add', '224.0.0.0/4', 'dev', 'eth0');
    }
  } catch (error) {
    remove();
    throw error;
  }
  return {
    addressOf,
    run: (pc, script, args, env = {}) =>
      spawn('ip', ['netns', 'exec', nameOf(pc), process.execPath, script, ...args], {
        env: { ...process.env, ...env },
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
        serialization: 'json',
      }),
    cut: (pc) => ip('-n', hub, 'link', 'set', `p${pc}`, 'down'),
    mend(pc) {
      ip('-n', hub, 'link', 'set', `p${pc}`, 'up');
      ip('-n', hub, 'link', 'set', `p${pc}`, 'master', 'br0');
    },
    lose: (pc) => ip('-n', hub, 'link', 'set', `p${pc}`, 'nomaster'),
    slow: (pc) => shape(hub, pc),
    quick: (pc) => ip('netns', 'exec', hub, 'tc', 'qdisc', 'del', 'dev', `p${pc}`, 'root'),
    claim: (pc, other) => ip('-n', nameOf(pc), 'addr', 'add', `${addressOf(other)}/24`, 'dev', 'eth0'),
    yield: (pc, other) => ip('-n', nameOf(pc), 'addr', 'del', `${addressOf(other)}/24`, 'dev', 'eth0'),
    mislead: (pc, about, to) =>
      ip(
        '-n',
        nameOf(pc),
        'neigh',
        'replace',
        addressOf(about),
        'lladdr',
        hardwareOf(to),
        'dev',
        'eth0',
        'nud',
        'reachable',
      ),
    route(pc, where) {
      const at = (...args: readonly string[]): void => ip('-n', nameOf(pc), ...args);
      at('route', 'del', '224.0.0.0/4', 'dev', 'eth0');
      if (where === 'gateway') at('route', 'add', 'default', 'via', '10.77.0.254', 'dev', 'eth0');
      if (where !== 'vpn') return;
      at('link', 'add', 'vpn0', 'type', 'veth', 'peer', 'name', 'far0');
      at('addr', 'add', `10.99.0.${pc + 1}/24`, 'dev', 'vpn0');
      for (const end of ['vpn0', 'far0']) at('link', 'set', end, 'up');
      at('route', 'add', 'default', 'dev', 'vpn0');
    },
    renumber(pc, from, to) {
      ip('-n', nameOf(pc), 'addr', 'del', `${from}/24`, 'dev', 'eth0');
      ip('-n', nameOf(pc), 'addr', 'add', `${to}/24`, 'dev', 'eth0');
    },
    remove,
  };
}
