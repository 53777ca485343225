// Reads the envelope of an entry: a million of them in one verify, or for a PC that joins an office. What is sound is told without the
// schema, by what was seen of it before; whatever is not so plain is asked of the schema, which alone refuses.
import type { z } from 'zod';
import {
  type Envelope,
  envelopeSchema,
  epochSchema,
  hashForm,
  idSchema,
  instantForm,
  officeCodeSchema,
} from './contract.ts';
import { areInOrder, mostHeads, type SeenHead, shortForm } from './seen-heads.ts';
import { streamName } from './short-names.ts';

const day = envelopeSchema.shape.day;
const type = envelopeSchema.shape.type;
/** More values than this are not remembered. */
const remembered = 5000;

/** Judges values of which the same few come again and again. */
function judge(schema: z.ZodType): (value: unknown) => boolean {
  const sound = new Set<unknown>();
  return (value) => {
    if (sound.has(value)) return true;
    if (!schema.safeParse(value).success) return false;
    if (sound.size < remembered) sound.add(value);
    return true;
  };
}

const isId = judge(idSchema);
const isEpoch = judge(epochSchema);
const isOffice = judge(officeCodeSchema);
const isDay = judge(day);
const isType = judge(type);
const isActor = judge(idSchema.nullable());
const isTypeVersion = judge(envelopeSchema.shape.tv);
const isOffset = judge(envelopeSchema.shape.clock.shape.offsetMs);
const isInstant = (value: unknown) => typeof value === 'string' && instantForm.test(value);
const isHash = (value: unknown) => typeof value === 'string' && hashForm.test(value);
const isShort = (value: unknown) => typeof value === 'string' && shortForm.test(value);
const isCount = (value: unknown, least: number) => Number.isSafeInteger(value) && (value as number) >= least;

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A body without the one name that objects cannot hold as data; the schema leaves it out. */
const isBody = (value: unknown): boolean => isPlain(value) && !Object.hasOwn(value, '__proto__');

/** So many keys, and of these that may be missing as many as there are. */
function hasOnly(value: Record<string, unknown>, keys: number, ...optional: readonly string[]): boolean {
  return Object.keys(value).length === keys + optional.filter((key) => Object.hasOwn(value, key)).length;
}

const isHead = (value: unknown): value is SeenHead =>
  Array.isArray(value) &&
  value.length === 3 &&
  isShort(value[0]) &&
  isCount(value[1], 1) &&
  isShort(value[2]);
const isSeen = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.length <= mostHeads &&
  value.every(isHead) &&
  areInOrder(value);

/** True for an envelope that the schema takes; false says nothing. */
export function isPlainlySound(value: unknown): value is Envelope {
  if (!isPlain(value) || !isPlain(value.clock) || !isBody(value.body)) return false;
  const { clock } = value;
  return (
    value.v === 1 &&
    isId(value.device) &&
    isEpoch(value.epoch) &&
    isCount(value.seq, 1) &&
    isInstant(value.at) &&
    isDay(value.day) &&
    isOffice(value.office) &&
    isActor(value.actor) &&
    isType(value.type) &&
    isTypeVersion(value.tv) &&
    (!Object.hasOwn(value, 'private') || isHash(value.private)) &&
    (!Object.hasOwn(value, 'supervised') || isId(value.supervised)) &&
    isCount(value.lc, 1) &&
    (!Object.hasOwn(value, 'seen') || isSeen(value.seen)) &&
    hasOnly(value, 13, 'private', 'supervised', 'seen') &&
    isOffset(clock.offsetMs) &&
    isCount(clock.monotonicMs, 0) &&
    isId(clock.boot) &&
    (!Object.hasOwn(clock, 'wall') || isInstant(clock.wall)) &&
    hasOnly(clock, 3, 'wall')
  );
}

/** The envelope, or null when it is none. One that names its own stream is none. */
export function readEnvelope(value: unknown): Envelope | null {
  const envelope = isPlainlySound(value) ? value : (envelopeSchema.safeParse(value).data ?? null);
  if (envelope?.seen === undefined) return envelope;
  const own = streamName(envelope.device, envelope.epoch);
  return envelope.seen.some(([name]) => name === own) ? null : envelope;
}
