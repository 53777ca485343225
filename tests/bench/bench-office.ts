// A demo office for measurements: one simulated day through the real procedures, its day still open, and copies of that
// day in any number. Copies go through the write path, so that chain and tables are what real days would have left.
import { createHash } from 'node:crypto';
import type { Desk } from '#core/access/request-context/desk.ts';
import { endlessSession } from '#core/access/staff/rules.ts';
import { sourceMigrations } from '#core/app/api/application.ts';
import { demoOffice } from '#core/app/first-run/demo-office.ts';
import { openDesk } from '#core/app/opening/open-desk.ts';
import { visitFiled } from '#core/counter/visits/entries.ts';
import { type AppCaller, callerOf } from '#core/demo/caller.ts';
import { simulateDays } from '#core/demo/simulate.ts';
import { type SimulatedMachine, simulatedMachine } from '#core/demo/simulated-machine.ts';
import { addDays } from '#core/foundation/calendar/business-day.ts';
import { canonicalBytes, parseJsonBytes } from '#core/foundation/wire/canonical.ts';
import { privateCommitment } from '#core/foundation/wire/chain.ts';
import { type Envelope, envelopeSchema } from '#core/foundation/wire/contract.ts';
import type { StreamKey } from '#core/journal/log/journal-store.ts';
import type { IngestedEntry } from '#core/journal/log/write-path.ts';
import { demonstrationKey } from '#electron/key-custody/demo.ts';

export type BenchOffice = { readonly desk: Desk; readonly machine: SimulatedMachine };

/** After the last summer time of Tehran, so that every day has the same hours. */
const templateDay = '2022-10-01';

/** Opens (or makes) the store in a folder. */
export function openBenchOffice(dir: string): BenchOffice {
  const machine = simulatedMachine('bench', `${templateDay}T03:00:00.000Z`);
  const desk = openDesk({
    dir,
    dataKey: demonstrationKey(),
    appVersion: '0.0.0-bench',
    machine,
    migrationsFolder: sourceMigrations(),
    sessionLimits: endlessSession,
  });
  return { desk, machine };
}

/** Plays one day and leaves it open. */
export async function playOneDay({ desk, machine }: BenchOffice, clients: number): Promise<void> {
  await simulateDays(
    desk,
    machine,
    { days: 1, clients, from: templateDay, closeLast: false },
    () => undefined,
  );
}

/** The demo office's first clerk, signed in. */
export async function clerkOf(desk: Desk): Promise<{ readonly id: string; readonly caller: AppCaller }> {
  const anyone = callerOf(desk, null);
  const person = (await anyone.staff.signInList()).find(({ role }) => role === 'clerk');
  const known = demoOffice(templateDay).people.find(({ name }) => name === person?.name);
  if (person === undefined || known === undefined) throw new Error('the demo office has its clerk');
  const { token } = await anyone.staff.signIn({ personId: person.id, password: known.password });
  return { id: person.id, caller: callerOf(desk, token) };
}

/** This device's stream. */
export function streamOf(desk: Desk): StreamKey {
  const identity = desk.identity();
  if (identity === null) throw new Error('the office is set up');
  return { device: identity.deviceId, epoch: identity.epoch };
}

/** The first entries of this device with their private parts, as another store takes them in. */
export function firstEntries(desk: Desk, most: number): IngestedEntry[] {
  const stream = streamOf(desk);
  const { journal } = desk.path;
  return journal.entriesAfter(stream, 0, most).map(({ seq, bytes }) => {
    const kept = journal.privatePart(stream, seq);
    return kept?.bytes ? { bytes, private: { salt: kept.salt, bytes: kept.bytes } } : { bytes };
  });
}

const id = /^[0-9a-f]{8}-[0-9a-f]{4}-7/;
const hmac = /^[0-9a-f]{64}$/;
const daysInOneTransaction = 8;
const mostOfFirstDay = 5_000;

/**
 * Copies the office's first day until the journal holds `entries` entries; ids, clients and slips are new each day.
 * Goes on where an earlier call ended.
 */
export function growOffice(desk: Desk, entries: number, progress: (done: number) => void): void {
  const stream = streamOf(desk);
  const all = firstEntries(desk, mostOfFirstDay)
    .map((entry) => ({ ...entry, envelope: envelopeOf(entry.bytes) }))
    .filter(({ envelope }) => envelope.day === templateDay);
  const opening = all.findIndex(({ envelope }) => envelope.type.startsWith('premises.'));
  const kept = new Set(all.slice(0, opening).flatMap(({ envelope }) => idsIn(envelope.body)));
  const template = all.slice(opening);
  const [first, last] = [template[0]?.envelope.lc ?? 0, template.at(-1)?.envelope.lc ?? 0];
  const clockOfADay = last - first + 1;
  let { seq } = desk.path.journal.head(stream);
  for (let copy = Math.floor((seq - opening) / template.length); seq < entries; ) {
    const made: IngestedEntry[] = [];
    for (let day = 0; day < daysInOneTransaction && seq < entries; day += 1, copy += 1) {
      for (const { envelope, ...entry } of template) {
        seq += 1;
        const later = copyOf({ ...envelope, seq, lc: envelope.lc + copy * clockOfADay }, copy, kept);
        made.push(entryOf(later, entry.private, copy));
      }
    }
    desk.path.ingest(stream, made);
    progress(seq);
  }
}

/** A filing has a tracking number of its own: many under one would be read together. */
function entryOf(envelope: Envelope, kept: IngestedEntry['private'], copy: number): IngestedEntry {
  if (kept === undefined) return { bytes: canonicalBytes(envelope) };
  if (envelope.type !== visitFiled.type) return { bytes: canonicalBytes(envelope), private: kept };
  const { trackingNumber, ...told } = parseJsonBytes(kept.bytes) as { trackingNumber: string };
  const bytes = canonicalBytes({ ...told, trackingNumber: `${trackingNumber}${copy}` });
  const commitment = privateCommitment(kept.salt, bytes);
  return {
    bytes: canonicalBytes({ ...envelope, private: commitment }),
    private: { salt: kept.salt, bytes },
  };
}

function envelopeOf(bytes: Uint8Array): Envelope {
  return envelopeSchema.parse(parseJsonBytes(bytes));
}

function idsIn(value: unknown): string[] {
  if (typeof value === 'string') return id.test(value) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(idsIn);
}

/** The entry as it would have been `copy` days later; its ids too, whose first 48 bits are the time (UUIDv7). */
function copyOf(envelope: Envelope, copy: number, kept: ReadonlySet<string>): Envelope {
  const later = copy * 86_400_000;
  const shifted = (value: unknown, name: string): unknown => {
    if (typeof value === 'string') {
      if (id.test(value)) return kept.has(value) ? value : idLater(value, later);
      if (hmac.test(value)) return createHash('sha256').update(`${value}${copy}`).digest('hex');
      if (name === 'rrn') return String((Number(value) + copy * 7_919) % 1e12).padStart(12, '0');
      if (name === 'day') return addDays(value, copy);
      return value;
    }
    if (Array.isArray(value)) return value.map((item) => shifted(item, ''));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, shifted(item, key)]));
  };
  return {
    ...envelope,
    at: new Date(Date.parse(envelope.at) + later).toISOString(),
    day: addDays(envelope.day, copy),
    body: Object.fromEntries(Object.entries(envelope.body).map(([key, item]) => [key, shifted(item, key)])),
  };
}

function idLater(value: string, ms: number): string {
  const time = (Number.parseInt(`${value.slice(0, 8)}${value.slice(9, 13)}`, 16) + ms)
    .toString(16)
    .padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}${value.slice(13)}`;
}
