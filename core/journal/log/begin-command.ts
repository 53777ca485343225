// A command's own entries: all of one moment, each signed into the chain and applied as soon as it is appended.
import { businessDayOf } from '#core/foundation/calendar/business-day.ts';
import { isUsualInstant } from '#core/foundation/calendar/day.ts';
import { cleanTexts } from '#core/foundation/identifiers/clean-text.ts';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import { canonicalBytes, parseJsonBytes } from '#core/foundation/wire/canonical.ts';
import { chainHash, privateCommitment, zeroHash } from '#core/foundation/wire/chain.ts';
import { envelopeSchema } from '#core/foundation/wire/contract.ts';
import type { DeviceIdentity } from '#core/journal/device/device-identity.ts';
import type { EntryDefinition } from './define-entry.ts';
import type { Effect, Unread } from './effects.ts';
import type { Head, PrivatePart, StreamKey } from './journal-store.ts';
import { afterLast } from './line-checks.ts';
import { notSound } from './not-sound.ts';
import { privatePartOf } from './private-part.ts';
import type { Topic } from './reads.ts';
import type { Transaction } from './write-path.ts';
import { keepEntry, type Writing } from './writing.ts';

/** A command that runs on this device's stream. */
type Running = {
  readonly writing: Writing;
  readonly stream: StreamKey;
  readonly officeCode: string;
  /** UTC instant of its entries, and what the clock said. */
  readonly at: string;
  readonly wall: string;
  readonly day: string;
  readonly changed: Set<Topic>;
  head: Head;
  /** The stream has no entry yet: it is written with its first one (J50). */
  isNew: boolean;
};

/**
 * Begins a command inside the caller's transaction. `changed` gains the topics of what it appends.
 * @param startHash from which this device's stream starts if this command writes its first entry
 * @throws CLOCK_IMPOSSIBLE
 */
export function beginCommand(
  writing: Writing,
  person: string | null,
  identity: DeviceIdentity,
  changed: Set<Topic>,
  startHash = zeroHash,
): Transaction {
  const { journal, parts } = writing;
  const { machine } = parts;
  const stream = { device: identity.deviceId, epoch: identity.epoch };
  const tip = journal.tip(stream);
  const wall = machine.now();
  if (!isUsualInstant(wall)) throw refusal('CLOCK_IMPOSSIBLE', {});
  const now = parts.officialOf?.(wall) ?? wall;
  const at = afterLast(tip === null ? journal.lastAt(stream) : tip.at, wall);
  const day = businessDayOf(now);
  const running: Running = {
    ...{ writing, stream, officeCode: identity.officeCode, at, wall, day, changed },
    head: tip?.head ?? { seq: 0, hash: startHash },
    isNew: tip === null,
  };
  writing.begun = now;
  const elapsedMs = machine.elapsedMs();
  const inTheNameOf = (actor: string | null): Transaction => ({
    at,
    now,
    elapsedMs,
    day,
    nextSeq: () => running.head.seq + 1,
    actor,
    device: identity,
    as: inTheNameOf,
    newId: () => machine.newId(),
    randomBytes: (count) => machine.randomBytes(count),
    append: (definition, body, ...rest) => append(running, actor, definition, body, rest[0]),
  });
  return inTheNameOf(person);
}

function append<Body, Private>(
  running: Running,
  actor: string | null,
  definition: EntryDefinition<Body, Private>,
  body: Body,
  privateBody: unknown,
): void {
  const { writing, stream } = running;
  const { journal, placing, effects, parts } = writing;
  if (running.isNew) journal.addStream(stream, running.head.hash);
  running.isNew = false;
  const place = placing.next(stream, running.head.seq);
  if (place === null) throw refusal('APPLICATION_BUSY', {});
  const kept =
    definition.private === null ? undefined : privatePartOf(cleanTexts(privateBody), parts.machine);
  const bytes = canonicalBytes(envelopeOf(running, actor, definition, body, kept, place));
  const limitBytes = effects.mostBytes(definition.type);
  if (bytes.length + (kept?.bytes.length ?? 0) > limitBytes) throw refusal('TOO_LARGE', { limitBytes });
  const hash = chainHash(running.head.hash, bytes);
  // The tables are written from what the bytes say, exactly as a rebuild will write them.
  const written = envelopeSchema.parse(parseJsonBytes(bytes));
  const effect = effects.effectOf({ envelope: written, canonical: true }, kept?.bytes);
  requireSound(effect, running.at, definition, body, privateBody);
  keepEntry(journal, stream, written, bytes, hash, kept);
  placing.placeOwn(stream, { ...written, hash });
  effect.write();
  for (const topic of effect.topics) running.changed.add(topic);
  running.head = { seq: written.seq, hash };
}

function envelopeOf<Body, Private>(
  { writing, stream, officeCode, at, wall, day, head }: Running,
  actor: string | null,
  definition: EntryDefinition<Body, Private>,
  body: Body,
  kept: PrivatePart | undefined,
  place: NonNullable<ReturnType<Writing['placing']['next']>>,
) {
  const { parts } = writing;
  const supervised = actor === null ? null : (parts.supervisedBy?.(actor) ?? null);
  return {
    v: 1 as const,
    device: stream.device,
    epoch: stream.epoch,
    seq: head.seq + 1,
    at,
    day,
    office: officeCode,
    actor,
    type: definition.type,
    tv: definition.tv,
    body: cleanTexts(body),
    lc: place.lc,
    ...(place.seen.length === 0 ? {} : { seen: place.seen }),
    ...(kept === undefined ? {} : { private: privateCommitment(kept.salt, kept.bytes) }),
    ...(supervised === null ? {} : { supervised }),
    clock: {
      offsetMs: parts.clockOffsetMs(),
      monotonicMs: parts.machine.monotonicMs(),
      boot: parts.machine.boot,
      ...(at === wall ? {} : { wall }),
    },
  };
}

/** Says what is wrong with an entry that this version's own applier does not take. */
function requireSound<Body, Private>(
  effect: Effect | Unread,
  at: string,
  definition: EntryDefinition<Body, Private>,
  body: Body,
  privateBody: unknown,
): asserts effect is Effect {
  if (effect === 'body_invalid') throw notSound(definition.body, body);
  if (effect === 'private_invalid') throw notSound(definition.private, privateBody);
  if (effect === 'moment_impossible') throw new RangeError(`${at} is no moment to write at`);
  if (typeof effect === 'string')
    throw new TypeError(`no applier takes ${definition.type} in version ${definition.tv}: ${effect}`);
}
