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
const isCount = (value: unknown, least: number) => Number.isSafeInteger(value) && (value as number) >= least;

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** So many keys, and of these that may be missing as many as there are. */
function hasOnly(value: Record<string, unknown>, keys: number, ...optional: readonly string[]): boolean {
  return Object.keys(value).length === keys + optional.filter((key) => Object.hasOwn(value, key)).length;
}

/** True for an envelope that the schema takes; false says nothing. */
export function isPlainlySound(value: unknown): value is Envelope {
  if (!isPlain(value) || !isPlain(value.clock) || !isPlain(value.body)) return false;
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
    hasOnly(value, 12, 'private', 'supervised') &&
    isOffset(clock.offsetMs) &&
    isCount(clock.monotonicMs, 0) &&
    isId(clock.boot) &&
    (!Object.hasOwn(clock, 'wall') || isInstant(clock.wall)) &&
    hasOnly(clock, 3, 'wall')
  );
}

/** The envelope, or null when it is none. */
export function readEnvelope(value: unknown): Envelope | null {
  if (isPlainlySound(value)) return value;
  const judged = envelopeSchema.safeParse(value);
  return judged.success ? judged.data : null;
}
