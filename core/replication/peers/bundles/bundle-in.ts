// Takes in a bundle that was carried here: read through and proved from its first byte to its last before anything of it is
// used. What it brings is taken in as on a link, one batch a transaction; the province's answer lowers what waits for it.
import { promisify } from 'node:util';
import { zstdDecompress } from 'node:zlib';
import { z } from 'zod';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import { answerBundleHeaderSchema, bundleKinds } from '#core/foundation/wire/bundle.ts';
import {
  BundleError,
  type BundleFile,
  bundleParts,
  bundleStatement,
  type OnReadProgress,
  readBundle,
} from '#core/foundation/wire/bundle-file.ts';
import {
  headsAnswerSchema,
  idSchema,
  instantSchema,
  officeCodeSchema,
} from '#core/foundation/wire/contract.ts';
import { statementHolds } from '#core/foundation/wire/signed-statements.ts';
import type { DeviceIdentity } from '#core/journal/device/device-identity.ts';
import { idOf } from '#core/replication/chains/chain.ts';
import { allSaid, nothingKnown, saidOf, withHeads } from '#core/replication/chains/knowledge.ts';
import { acksIn, compareHeld, epochFacts } from '#core/replication/sync/province-contact.ts';
import { raising, withAcks } from '#core/replication/sync/raise-marks.ts';
import type { SyncDesk } from '#core/replication/sync/sync-desk.ts';
import type { Province } from '#core/replication/sync/sync-store.ts';
import { verifyKeyAttestation } from '#core/replication/sync/verify-key-attestation.ts';
import { hereOf } from '../chains-here.ts';
import {
  type BundleTaken,
  type Carrying,
  linkLimits,
  measures,
  type PeerBatch,
  type ProvinceAttestation,
  peerHeadSchema,
} from '../contract.ts';
import { ingestBatch, type Returning } from '../ingest.ts';
import { parseJson } from '../messages.ts';
import type { PeersDesk } from '../peers-desk.ts';
import { acceptAttestation, isLaterEpoch } from '../province-attestation.ts';
import { readPeerMessage } from '../read-message.ts';
import { openKey, openPart, sealedKeySchema } from './seal.ts';

export type BundleInDesk = PeersDesk & Pick<SyncDesk, 'announce'> & { readonly reads: SyncDesk['reads'] };

const headSchema = z.looseObject({ kind: z.string(), version: z.int().min(1), office: officeCodeSchema });
const kindSchema = z.enum(bundleKinds);
/** Fields that a newer application adds are left out; what it writes otherwise has another version. */
const officeHeaderSchema = z.object({
  kind: z.literal('office'),
  version: z.literal(1),
  office: officeCodeSchema,
  from: idSchema,
  madeAt: instantSchema,
  heads: z.array(peerHeadSchema).max(measures.heads),
  /** Those of the heads after which the sender has entries without their private parts. */
  lacks: z.array(peerHeadSchema).max(measures.heads).optional(),
  key: sealedKeySchema,
});
type OfficeHeader = z.infer<typeof officeHeaderSchema>;

const decompress = promisify(zstdDecompress);
const decompressed = { maxOutputLength: linkLimits.messageBytes };

/**
 * Takes in a bundle (N31).
 * @throws OFFICE_NOT_SET_UP, FILE_UNREADABLE, BUNDLE_TORN, BUNDLE_CHANGED, BUNDLE_NEWER, BUNDLE_OF_ANOTHER_OFFICE,
 * BUNDLE_NOT_FOR_US, BUNDLE_ALREADY_TAKEN, NOT_ENROLLED; nothing of it is taken then. BUNDLE_INTERRUPTED when the drive is
 * gone meanwhile: what was taken stays, and the rest is taken when the bundle is once more.
 */
export async function bundleIn(
  desk: BundleInDesk,
  file: string,
  tell: (now: Carrying) => void = () => undefined,
): Promise<BundleTaken> {
  const identity = desk.identity();
  if (identity === null) throw refusal('OFFICE_NOT_SET_UP', {});
  const bundle = await read(file, (done, of) => tell({ step: 'prove', done, of }));
  const head = headSchema.safeParse(bundle.header);
  if (!head.success) throw refusal('BUNDLE_CHANGED', {});
  if (head.data.office !== identity.officeCode) throw refusal('BUNDLE_OF_ANOTHER_OFFICE', {});
  const kind = kindSchema.safeParse(head.data.kind).data;
  if (head.data.version > 1 || kind === undefined) throw refusal('BUNDLE_NEWER', {});
  if (kind === 'province') throw refusal('BUNDLE_NOT_FOR_US', {});
  return kind === 'answer'
    ? takeAnswer(desk, identity, file, bundle)
    : takeOffice(desk, identity, { file, tell: (done, of) => tell({ step: 'take', done, of }) }, bundle);
}

async function read(file: string, tell: OnReadProgress): Promise<BundleFile> {
  try {
    return await readBundle(file, tell);
  } catch (error) {
    if (!(error instanceof BundleError) && !isOfSystem(error)) throw error;
    if (!(error instanceof BundleError)) throw refusal('FILE_UNREADABLE', { file: nameOf(file) });
    if (error.kind === 'torn') throw refusal('BUNDLE_TORN', {});
    if (error.kind === 'changed') throw refusal('BUNDLE_CHANGED', {});
    if (error.kind === 'newer') throw refusal('BUNDLE_NEWER', {});
    throw refusal('FILE_UNREADABLE', { file: nameOf(file) });
  }
}

const nameOf = (file: string): string => file.split(/[\\/]/).at(-1) ?? '';

/** The system's own word: pulled out, no right, a bad place on the drive. */
const isOfSystem = (error: unknown): boolean =>
  error instanceof Error && typeof (error as NodeJS.ErrnoException).syscall === 'string';

/** A bundle that was proved, and who is told how much of it was taken in. */
type Proved = { readonly file: string; readonly tell: OnReadProgress };

async function takeOffice(
  desk: BundleInDesk,
  identity: DeviceIdentity,
  proved: Proved,
  bundle: BundleFile,
): Promise<BundleTaken> {
  const read = officeHeaderSchema.safeParse(bundle.header);
  if (!read.success) throw refusal('BUNDLE_CHANGED', {});
  const sender = desk.reads.peers.known().find(({ deviceId }) => deviceId === read.data.from);
  if (sender === undefined) throw refusal('BUNDLE_OF_ANOTHER_OFFICE', {});
  if (!statementHolds(bundleStatement(bundle.digest), bundle.signature, sender.publicKey))
    throw refusal('BUNDLE_CHANGED', {});
  const key = await openKey(read.data.key, identity);
  if (key === null) throw refusal('BUNDLE_NOT_FOR_US', {});
  const { isAttestationNews, ...taken } = await takeBatches(desk, proved, key, !sender.isRemoved);
  // Of a PC that was removed its entries count and are shown to the manager; what it holds is asked of nobody any more.
  const isNews = !sender.isRemoved && notePeerHeads(desk, read.data);
  if (taken.entries + taken.waiting + taken.notUnderstood === 0 && !isNews && !isAttestationNews)
    throw refusal('BUNDLE_ALREADY_TAKEN', {});
  desk.announce(isAttestationNews ? ['sync', 'peers'] : ['peers']);
  return { from: 'office', ...taken };
}

/** Batches that need another one first, the admission of their device above all, are tried again when more is here. */
async function takeBatches(
  desk: BundleInDesk,
  proved: Proved,
  key: Uint8Array,
  acceptsAttestation: boolean,
): Promise<{ entries: number; waiting: number; notUnderstood: number; isAttestationNews: boolean }> {
  const returning: Returning = new Map();
  let entries = 0;
  let isAttestationNews = false;
  for (;;) {
    let fresh = 0;
    let waiting = 0;
    let notUnderstood = 0;
    for await (const part of partsStillThere(proved, () => entries + fresh)) {
      const batch = await messageOf(part, key);
      if (batch === 'unknown_kind') {
        notUnderstood += 1;
        continue;
      }
      if (batch.kind === 'province') {
        // What the province signed, of entries that came before it in the bundle as well. A PC that was removed names no province.
        if (!acceptsAttestation) continue;
        const came = acceptAttestation(desk, batch);
        if (came === 'not_proved') desk.log('a bundle brought a word that the province did not sign');
        isAttestationNews ||= came === 'news';
        continue;
      }
      const taken = ingestBatch(desk, batch, returning);
      if (taken.kind === 'held') fresh += taken.fresh + taken.completed;
      else if (taken.why === 'not_sound')
        desk.log(`a batch of ${batch.stream.device} in a bundle is not sound`);
      else waiting += 1;
    }
    entries += fresh;
    if (fresh === 0 || waiting === 0) return { entries, waiting, notUnderstood, isAttestationNews };
  }
}

/** The parts of a bundle that was proved; what cannot be read any more was pulled out. `taken` counts the entries until then. */
async function* partsStillThere({ file, tell }: Proved, taken: () => number): AsyncGenerator<Buffer> {
  const parts = bundleParts(file, tell);
  try {
    for (;;) {
      const next = await parts.next().catch((error: unknown) => {
        const isGone = error instanceof BundleError || isOfSystem(error);
        throw isGone ? refusal('BUNDLE_INTERRUPTED', { entries: taken() }) : error;
      });
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    await parts.return(undefined);
  }
}

async function messageOf(
  part: Uint8Array,
  key: Uint8Array,
): Promise<PeerBatch | ProvinceAttestation | 'unknown_kind'> {
  const opened = await openPart(part, key);
  if (opened === null) throw refusal('BUNDLE_CHANGED', {});
  const message = readPeerMessage(await unpacked(opened));
  if (message === 'unknown_kind') return message;
  if (message?.kind !== 'batch' && message?.kind !== 'province') throw refusal('BUNDLE_CHANGED', {});
  return message;
}

/** Of a member, signed and sealed; and still no more than a message, and read as nothing where it is none. */
async function unpacked(part: Uint8Array): Promise<unknown> {
  try {
    return parseJson(await decompress(part, decompressed)) ?? null;
  } catch {
    return null;
  }
}

/** What the sender holds. @returns whether it says more than was known here */
function notePeerHeads(desk: BundleInDesk, { from, heads, lacks = [] }: OfficeHeader): boolean {
  const { journal } = desk.path;
  const before = desk.reads.peers.peerHeads(from);
  // Of an epoch with private parts that it lacks it holds no more than it says now, whatever it said before.
  const lacking = new Set(lacks.map(idOf));
  const said = new Set(heads.map(({ hash }) => hash));
  const kept = before.filter((head) => !lacking.has(idOf(head)) || said.has(head.hash));
  const here = hereOf(journal);
  const known = withHeads(nothingKnown, kept, here, measures);
  const news = heads.filter(
    (head) =>
      head.seq > 0 && !saidOf(known, head).some(({ seq, hash }) => seq > head.seq || hash === head.hash),
  );
  const isNews = news.length > 0 || kept.length < before.length;
  if (isNews) desk.reads.peers.savePeerHeads(from, allSaid(withHeads(known, news, here, measures)));
  return isNews;
}

async function takeAnswer(
  desk: BundleInDesk,
  identity: DeviceIdentity,
  file: string,
  bundle: BundleFile,
): Promise<BundleTaken> {
  const province = desk.reads.sync.province();
  if (province === null) throw refusal('NOT_ENROLLED', {});
  const header = answerBundleHeaderSchema.safeParse(bundle.header);
  const isSigned = statementHolds(bundleStatement(bundle.digest), bundle.signature, province.signingKey);
  if (!header.success || !isSigned) throw refusal('BUNDLE_CHANGED', {});
  if (province.saidAt !== null && header.data.madeAt <= province.saidAt)
    throw refusal('BUNDLE_ALREADY_TAKEN', {});
  for await (const part of bundleParts(file)) {
    const heads = headsAnswerSchema.safeParse(JSON.parse(part.toString('utf8')));
    const held = heads.success ? compareHeld(desk, identity, heads.data, province.signingKey) : null;
    if (!heads.success || held === null) throw refusal('BUNDLE_CHANGED', {});
    const { serverEpoch, epochAttestation } = heads.data;
    // Another PC has brought a later word of it already.
    if (province.serverEpoch !== serverEpoch && !isLaterEpoch(province, epochAttestation))
      throw refusal('BUNDLE_ALREADY_TAKEN', {});
    const contact = {
      ...{ serverEpoch, saidAt: header.data.madeAt },
      ...epochFacts(epochAttestation),
    };
    verifyKeyAttestation(desk, heads.data.keyAttestation);
    // What another PC told of the province bears no time: the file may be older, unless the province answered this PC.
    const mayBeOlder = province.serverEpoch === serverEpoch && !hasAnswered(province);
    const marks = mayBeOlder ? raising(desk, held.marks) : held.marks;
    const said = acksIn(heads.data);
    const acks = mayBeOlder ? withAcks(desk, desk.reads.sync.acks(), said) : said;
    desk.reads.sync.saveContact(contact, marks, held.quarantined, acks);
  }
  desk.announce(['sync', 'peers']);
  return { from: 'province', entries: 0, waiting: 0, notUnderstood: 0 };
}

/** Whether the province answered this PC itself after the enrolment. */
function hasAnswered({ enrolledAt, lastContactAt }: Province): boolean {
  return lastContactAt !== null && lastContactAt !== enrolledAt;
}
