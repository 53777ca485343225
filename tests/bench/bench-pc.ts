// A PC of the benchmark's office as a process of its own: `bench-pc.ts FOLDER`. It does what it is told over the channel, and
// says by itself when a session that it was told to keep has ended.
import { createHash, randomBytes } from 'node:crypto';
import { subscribe } from 'node:diagnostics_channel';
import { mkdirSync } from 'node:fs';
import type { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { appendProved } from '#core/access/accounts/prove.ts';
import {
  passwordChosen,
  personActivated,
  personCutOff,
  personRegistered,
} from '#core/access/staff/entries.ts';
import { endlessSession } from '#core/access/staff/rules.ts';
import { sourceMigrations } from '#core/app/api/application.ts';
import { openDesk } from '#core/app/opening/open-desk.ts';
import { cashOffered } from '#core/counter/payments/entries.ts';
import { callerOf } from '#core/demo/caller.ts';
import { accountKeyOf } from '#core/foundation/wire/account-proof.ts';
import { realMachine } from '#core/journal/device/machine.ts';
import { demonstrationKey } from '#electron/key-custody/demo.ts';
import type { Saved } from './bench-pcs.ts';

const [dir = ''] = process.argv.slice(2);
mkdirSync(dir, { recursive: true });

/** Every socket of this process, so that what it says can be counted. */
const sockets = new Set<Socket>();
for (const channel of ['net.client.socket', 'net.server.socket'])
  subscribe(channel, (message) => sockets.add((message as { socket: Socket }).socket));

let desk = openDesk({
  dir,
  dataKey: demonstrationKey(),
  appVersion: '0.0.0-bench',
  machine: realMachine(),
  migrationsFolder: sourceMigrations(),
  sessionLimits: endlessSession,
  peers: 'addresses',
  log: (line) => process.stderr.write(`${line}\n`),
  replaced(next) {
    desk = next;
  },
});
let session: string | null = null;
const kept = new Map<string, string>();

desk.subscribe((topics) => {
  if (!topics.includes('staff')) return;
  for (const [personId, token] of kept) {
    if (desk.sessions.stateOf(token).state !== 'ended') continue;
    kept.delete(personId);
    process.send?.({ ended: personId, at: Date.now() });
  }
});

const acts: Record<string, (input: never) => unknown> = {
  async signIn({ name, password }: { name: string; password: string }) {
    const person = (await callerOf(desk, null).staff.signInList()).find((one) => one.name === name);
    if (person === undefined) throw new Error(`nobody is called ${name}`);
    session = (await callerOf(desk, null).staff.signIn({ personId: person.id, password })).token;
    return person.id;
  },
  async open() {
    // Not by the procedure: in the big office, whose days are made up, no clearance is in force today.
    await desk.peers.enable('127.0.0.1');
    return desk.peers.state().listens?.port ?? 0;
  },
  shut: () => desk.peers.disable(),
  code: ({ managerId }: { managerId: string }) =>
    desk.peers.showCode({ managerId, stillMay: () => true }, null),
  join: (how: { address: string; code: string; deviceName: string }) => callerOf(desk, null).peers.join(how),
  taking: () => callerOf(desk, null).peers.joinProgress(),
  entries: () => desk.path.journal.count(),
  /** Of the canonical bytes of the newest entry that this PC wrote. */
  lastEntryBytes: () =>
    desk.store.sqlite
      .prepare('SELECT length(bytes) FROM journal WHERE device = ? ORDER BY pos DESC LIMIT 1')
      .pluck()
      .get(desk.identity()?.deviceId),
  linked: () => desk.peers.state().members.filter(({ isLinked }) => isLinked).length,
  /** An entry of this PC for which nobody has to be signed in here. */
  something({ managerId }: { managerId: string }) {
    desk.path.execute(managerId, (tx) => tx.append(cashOffered, { id: tx.newId(), visitId: null }));
  },
  /** Somebody new who may work, written by this PC. */
  somebody({ managerId }: { managerId: string }) {
    return desk.path.execute(managerId, (tx) => {
      const personId = tx.newId();
      const registered = {
        personId,
        name: `کارمند ${personId.slice(-6)}`,
        role: 'clerk' as const,
        nationalCodeMasked: '******0000',
        nationalCodeHmac: createHash('sha256').update(personId).digest('hex'),
      };
      tx.append(personRegistered, registered, { nationalCode: '0000000000', fatherName: '' });
      const activationId = tx.newId();
      const by = session === null ? null : desk.sessions.key(session);
      if (by === null) throw new Error('a manager is signed in');
      const code = accountKeyOf(randomBytes(32));
      const sealed = { cost: 'm=64,t=1,p=1', salt: 'A'.repeat(22), sealed: 'A'.repeat(80) };
      const opened = { id: activationId, personId, role: 'clerk', codeExpiresAt: tx.at } as const;
      appendProved(tx, personActivated, by, { ...opened, codeKey: code.publicKey }, sealed);
      const chosen = { id: tx.newId(), personId, activationId, publicKey: code.publicKey };
      appendProved(tx, passwordChosen, code, chosen, sealed);
      return personId;
    });
  },
  knows: ({ personId }: { personId: string }) => desk.reads.staff.person(personId)?.state === 'active',
  keepSession({ personId }: { personId: string }) {
    kept.set(personId, desk.sessions.open(personId).token);
  },
  /** @returns when it was committed, ms */
  cutOff({ personId, managerId }: { personId: string; managerId: string }) {
    desk.path.execute(managerId, (tx) =>
      tx.append(personCutOff, {
        id: tx.newId(),
        personId,
        reasonCode: 'left',
        leftAt: tx.at,
      }),
    );
    return Date.now();
  },
  /** Saves with the pause of a person between them. @returns how long each took, and what of the core it took, ms */
  async save({ times, pauseMs }: { times: number; pauseMs: number }) {
    const caller = callerOf(desk, session);
    const taken: Saved[] = [];
    for (let done = 0; done < times; done += 1) {
      const begun = process.threadCpuUsage();
      const started = performance.now();
      await caller.premises.recordCheck({ item: 'sign_127', result: 'passed', note: '' });
      const tookMs = performance.now() - started;
      const { user, system } = process.threadCpuUsage(begun);
      taken.push({ ms: tookMs, cpuMs: (user + system) / 1000 });
      await pause(pauseMs);
    }
    return taken;
  },
  /** CPU of this process, µs, and bytes that it has written to its links. */
  spent() {
    const { user, system } = process.cpuUsage();
    return {
      cpuUs: user + system,
      bytes: [...sockets].reduce((sum, { bytesWritten }) => sum + bytesWritten, 0),
    };
  },
};

process.on('message', (message: { id: number; act: string; input: never }) => {
  void Promise.resolve()
    .then(() => acts[message.act]?.(message.input))
    .then(
      (value) => process.send?.({ id: message.id, value: value ?? null }),
      (error: unknown) => process.send?.({ id: message.id, problem: String(error) }),
    );
});
process.on('disconnect', () => process.exit(0));
process.send?.({ ready: true });
