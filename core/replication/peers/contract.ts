// What PCs of one office say to each other over their link (design.md §6): heads on meeting, batches, acknowledgements.
import { z } from 'zod';
import { passwordSchema } from '#core/access/staff/contract.ts';
import { isProblem, type Problem } from '#core/foundation/problems/catalogue.ts';
import { madeText, typedCode, typedLine } from '#core/foundation/text/contract.ts';
import {
  epochAttestationSchema,
  epochSchema,
  hashSchema,
  idSchema,
  instantSchema,
  officeCodeSchema,
  rawKeySchema,
  seqSchema,
  serverEpochSchema,
  signatureSchema,
  signedHeadSchema,
} from '#core/foundation/wire/contract.ts';

/** Why a PC leaves the office. */
export const removalReasons = ['lost', 'stolen', 'retired', 'replaced'] as const;
export type RemovalReason = (typeof removalReasons)[number];

/**
 * Limits of a link. `entries`: of one batch; `entriesAtFirst`: of the first; `fewestEntries`: of one to a slow PC. A PC that
 * acknowledges within `quickMs` gets twice as many, one beyond `slowMs` fewer; a PC that joins, at which nobody works yet, may take as
 * long as `whileJoining` says. `batchBytes`: of a batch, though one entry may be
 * larger. `entriesRelayed`: most entries between two heads that a device signed. `aliveMs`: between two `alive` messages.
 * `announceHeldMs`: until entries of other devices are announced. `relayMs`: a relay waits so long for the entries' own device.
 */
export const linkLimits = {
  entries: 2000,
  entriesAtFirst: 200,
  fewestEntries: 100,
  quickMs: 60,
  slowMs: 150,
  whileJoining: { quickMs: 200, slowMs: 400 },
  batchBytes: 4 * 1024 * 1024,
  entriesRelayed: 2000,
  // A kept report file of 10 MB is 13.4 MB in its private part, and a third more on the link.
  messageBytes: 32 * 1024 * 1024,
  /** In a greeting, which stays below the largest message that is no batch; the others follow one by one. */
  headsGreeted: 4000,
  batchesAtOnce: 4,
  acksAtOnce: 200,
  aliveMs: 5_000,
  announceHeldMs: 100,
  relayMs: 300,
} as const;

/**
 * How much one PC may state, request and send. An office has far less of each. Whatever exceeds a limit is dropped: it costs the others
 * neither memory nor a link, and displaces none of their data.
 */
export const measures = {
  /** Heads in a greeting or a bundle; after a greeting the remaining heads follow one by one. */
  heads: 10_000,
  /** Addresses of other PCs in a greeting. */
  addresses: 100,
  /** Reported addresses of one PC, beside the one at which it was linked. */
  places: 4,
  /** PCs that a new one is told of when it joins, and to which a bundle is sealed. */
  members: 1000,
  /** Chains of one device that are taken from others, its epochs and the branches of them, and those of one epoch. */
  chainsOfDevice: 100,
  chainsOfEpoch: 8,
  /** What another PC says that it holds: epochs of which nothing is here, and points of one epoch. */
  unknownEpochs: 10_000,
  points: 72,
  /** Messages to a PC that does not read them. */
  unread: 100_000,
} as const;

/** Where a PC takes links. Addresses are numbers, so that nobody's name server is asked. */
export const addressSchema = z.strictObject({
  host: z.union([z.ipv4(), z.ipv6()]),
  port: z.int().min(1).max(65_535),
});
export type Address = z.infer<typeof addressSchema>;

const streamSchema = z.strictObject({ device: idSchema, epoch: epochSchema });
/** Base64. Not held against a pattern: that of many megabytes is more than a pattern bears, and what is wrong fails its hash. */
const bytesSchema = z.string();
/** HMAC-SHA256, base64url. */
const proofSchema = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/** A chain that a PC holds, up to its head: of an epoch that was left there may be several. */
export const peerHeadSchema = streamSchema.extend({ seq: z.int().min(0), hash: hashSchema });
export type PeerHead = z.infer<typeof peerHeadSchema>;

export const peerMessageSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('hello'),
    version: z.literal(1),
    office: officeCodeSchema,
    heads: z.array(peerHeadSchema).max(measures.heads),
    /** Of this run of the program: the same device twice at once is a copied disk. */
    instance: idSchema,
    /** Missing where it holds the office: until then nobody works there, and it takes larger batches. */
    isJoining: z.literal(true).optional(),
    /** What its clock says, and where it takes links itself. */
    now: instantSchema,
    listens: addressSchema.nullable(),
    /** Where it found the others. */
    others: z.array(z.strictObject({ deviceId: idSchema, address: addressSchema })).max(measures.addresses),
  }),
  z.strictObject({
    kind: z.literal('batch'),
    /** The device and the epoch by which everybody knows the chain, and the hash from which the epoch starts. */
    stream: streamSchema,
    startHash: hashSchema,
    from: seqSchema,
    /** Chain hash before the first entry. */
    prev: hashSchema,
    entries: z
      .array(
        z.strictObject({
          bytes: bytesSchema,
          private: z.strictObject({ salt: bytesSchema, bytes: bytesSchema }).optional(),
        }),
      )
      .min(1)
      .max(linkLimits.entriesRelayed),
    /** Of the last entry, by the stream's own device: nobody brings entries in another one's name. */
    head: signedHeadSchema,
    /** Heads on the way to it, so near to each other that the province takes what lies between two of them at once. */
    between: z.array(signedHeadSchema.strict()).max(linkLimits.entriesRelayed).optional(),
    /** Whether more of the chain follows. */
    more: z.boolean(),
  }),
  /** Entries of a chain from its end to its beginning: the other side finds where its own left it. */
  z.strictObject({
    kind: z.literal('points'),
    stream: streamSchema,
    points: z
      .array(z.strictObject({ seq: z.int().min(0), hash: hashSchema }))
      .min(1)
      .max(64),
  }),
  /**
   * Instead of a greeting, and at the end of a link: the other side was removed from the office. Signed by who says it: it
   * ends the other side's work, and stays there with its name (N45).
   */
  z.strictObject({ kind: z.literal('removed'), signature: signatureSchema }),
  /** So that a pulled cable is noticed. */
  z.strictObject({ kind: z.literal('alive'), now: instantSchema }),
  /** After COMMIT: what the other side holds of the stream now; also of what came to it from somebody else. */
  z.strictObject({ kind: z.literal('held'), stream: streamSchema, seq: z.int().min(0), hash: hashSchema }),
  /**
   * This entry is there without its private part: whoever has it sends the entries from it on once more. Asked of a PC once on
   * a link.
   */
  z.strictObject({
    kind: z.literal('lacks_private'),
    stream: streamSchema,
    seq: seqSchema,
    hash: hashSchema,
    /** The part was asked for and is missing here as well. An answer is never answered. */
    isAnswer: z.literal(true).optional(),
  }),
  /**
   * The province that the office is with, and what it signed that it holds: `epochAttestation` says since when it goes by
   * `serverEpoch`. Every acknowledgement is of that epoch.
   */
  z.strictObject({
    kind: z.literal('province'),
    provinceUrl: z.string().max(200),
    serverEpoch: serverEpochSchema,
    epochAttestation: epochAttestationSchema.strict(),
    signingKey: rawKeySchema,
    sealingKey: rawKeySchema,
    /** The province's own signature of its two keys. */
    keysSignature: signatureSchema,
    acks: z
      .array(
        streamSchema.extend({
          ackedSeq: seqSchema,
          headHash: hashSchema,
          backedUpSeq: z.int().min(0),
          signature: signatureSchema,
        }),
      )
      .max(linkLimits.acksAtOnce),
  }),
  /**
   * The batch was not taken in: its device is not a member as far as is known here, nothing is here that it could follow,
   * or it is not what its device signed.
   */
  z.strictObject({
    kind: z.literal('not_taken'),
    stream: streamSchema,
    why: z.enum(['unknown_device', 'gap', 'not_sound']),
  }),
]);
export type PeerMessage = z.infer<typeof peerMessageSchema>;
export type ProvinceAttestation = Extract<PeerMessage, { readonly kind: 'province' }>;
export type PeerBatch = Extract<PeerMessage, { readonly kind: 'batch' }>;

/** Letters of a pairing code, minutes for which it is good, and wrong tries after which it is not. */
export const pairingLimits = { letters: 10, minutes: 10, tries: 5 } as const;

/** The joining PC says who it is and proves that it knows the code. */
export const joinRequestSchema = z.strictObject({
  kind: z.literal('join'),
  deviceId: idSchema,
  name: z.string().min(1).max(80),
  proof: proofSchema,
});

/** The office proves the same, and hands over what the PC needs to be one of it. */
export const joinAnswerSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('welcome'),
    proof: proofSchema,
    office: officeCodeSchema,
    demo: z.boolean(),
    deskNumber: z.int().min(1).max(99),
    identifierKey: bytesSchema,
    /** Under which the office's first account was opened: by it the PC judges every other proof of an account. */
    rootKey: rawKeySchema,
    /** The province that the office is enrolled with, and its keys. */
    province: z
      .strictObject({
        provinceUrl: z.string().max(200),
        serverEpoch: serverEpochSchema,
        signingKey: rawKeySchema,
        sealingKey: rawKeySchema,
      })
      .nullable(),
    /** The office's PCs: their keys, by which the journal that comes is judged before it can say so itself. */
    members: z.array(z.strictObject({ deviceId: idSchema, publicKey: z.string() })).max(measures.members),
  }),
  z.strictObject({ kind: z.literal('refused') }),
]);
export type JoinAnswer = z.infer<typeof joinAnswerSchema>;

/** Beyond this the clocks of two PCs are said to differ, ms. */
export const noticeableOffsetMs = 2 * 60_000;

/** A PC of the office as this one knows it. */
export const memberViewSchema = z.strictObject({
  deviceId: idSchema,
  deskNumber: z.int(),
  name: z.string(),
  isSelf: z.boolean(),
  removed: z.enum(removalReasons).nullable(),
  isLinked: z.boolean(),
  address: addressSchema.nullable(),
  /** Entries of its own that are here. */
  entries: z.int(),
  /** By this PC's clock, UTC; null when nothing was ever heard from it here. */
  lastContactAt: instantSchema.nullable(),
  /** Its clock minus this one's at the last contact, ms. */
  clockOffsetMs: z.int().nullable(),
});
export type MemberView = z.infer<typeof memberViewSchema>;

/** Whom discovery hears: others; this PC alone; nobody; or not known, where nobody listens, or not for long enough. */
export const hearings = ['others', 'self', 'nothing', 'unknown'] as const;
export type Hearing = (typeof hearings)[number];

export const peersStateOutput = z.strictObject({
  /** Whether this office is to have several PCs. */
  isOn: z.boolean(),
  /** Where this PC takes links now; null: it does not. */
  listens: addressSchema.nullable(),
  /** The PC that said that this one was removed from the office, by its name, and when; null while it belongs to it. */
  removal: z.strictObject({ by: z.string(), at: instantSchema }).nullable(),
  /** Why it does not although it should. */
  problem: z.custom<Problem>(isProblem).nullable(),
  hearing: z.enum(hearings),
  /** Addresses of this computer in the office's network. */
  addresses: z.array(z.string()),
  members: z.array(memberViewSchema),
  /** Until when the pairing code that was shown last lets a PC in; null when it does not any more. */
  codeUntil: instantSchema.nullable(),
  /** Other PCs of the office, and how many of them have said that they hold everything that was made here. */
  marks: z.strictObject({ others: z.int(), holding: z.int() }),
});
/** Who told this PC that it was removed from the office, and when, UTC. */
export type OwnRemoval = { readonly by: string; readonly at: string };
export type PeersStateView = z.infer<typeof peersStateOutput>;

const pcNameSchema = z.strictObject({ deskNumber: z.int(), name: z.string() });
export type PcName = z.infer<typeof pcNameSchema>;
/** Records that are here and in no table (J38). */
export const pendingOutput = z.array(
  z.strictObject({
    /** Whose records they are; null: a PC that the office does not know. */
    pc: pcNameSchema.nullable(),
    entries: z.int().min(1),
    /** Whose records they name that are not here; empty: their order does not hold, and they wait for nothing. */
    missing: z.array(pcNameSchema.nullable()),
  }),
);
export type PendingRecords = z.infer<typeof pendingOutput>[number];

/** How far what each device of the office saved has got. */
export const replicationStatusOutput = z.strictObject({
  /** Whether there is a province at which something can be. */
  isEnrolled: z.boolean(),
  /** The office's other PCs. */
  others: z.int(),
  devices: z.array(
    z.strictObject({
      device: idSchema,
      /** Up to which instant each of the other PCs holds what the device saved, UTC; null: nothing yet. */
      others: z.array(instantSchema.nullable()),
      province: instantSchema.nullable(),
    }),
  ),
});
export type ReplicationStatusView = z.infer<typeof replicationStatusOutput>;

export const openPeersInput = z.strictObject({ host: madeText(0, 60) });
export const showCodeInput = z.strictObject({
  password: passwordSchema,
  /** The PC whose place the new one takes: it is removed in the same act. */
  replaces: idSchema.nullable(),
});
export const showCodeOutput = z.strictObject({ code: z.string(), until: instantSchema });
export const removePeerInput = z.strictObject({
  deviceId: idSchema,
  reason: z.enum(removalReasons),
  password: passwordSchema,
});
/** An address as a person types it: numbers, and a port where it is not the usual one. */
export const typedAddressSchema = typedLine(0, 80);
export const connectPeerInput = z.strictObject({ address: typedAddressSchema });
export const joinInput = z.strictObject({
  address: typedAddressSchema,
  code: typedCode(0, 40),
  deviceName: typedLine(1, 80),
});
/** How much of the office's journal is here already. */
export const takingOutput = z.strictObject({
  have: z.int(),
  of: z.int().nullable(),
  isLinked: z.boolean(),
});
export type JoinProgress = z.infer<typeof takingOutput>;
/** Offices that were found in the network: what they call themselves proves nothing, the code does. */
export const foundOutput = z.array(
  z.strictObject({ address: addressSchema, office: z.string(), name: z.string() }),
);
export type FoundPc = z.infer<typeof foundOutput>[number];

/** An absolute path on this computer. */
const pathSchema = madeText(1, 1000);
export const bundleOutInput = z.strictObject({
  for: z.enum(['province', 'office']),
  /** The folder, of a plugged-in drive as a rule, that it is written into. */
  dir: pathSchema,
});
/** The file's name in the folder, and the entries in it. */
export const bundleWrittenOutput = z.strictObject({ name: z.string(), entries: z.int() });
export type BundleWritten = z.infer<typeof bundleWrittenOutput>;

export const bundleInInput = z.strictObject({ file: pathSchema });
export const bundleTakenOutput = z.strictObject({
  /** Whose bundle it was; the province's brings acknowledgements and no entries. */
  from: z.enum(['office', 'province']),
  /** Entries that were not here before, or without their private part. */
  entries: z.int(),
  /** Batches that nothing here comes before yet: the sender knows it from this PC's next bundle. */
  waiting: z.int(),
  /** Parts of which this version knows nothing: a newer application wrote them, and they stay on the drive. */
  notUnderstood: z.int(),
});
export type BundleTaken = z.infer<typeof bundleTakenOutput>;

/** How far a bundle is: entries that are written, bytes that are proved, bytes whose batches are taken in. */
export const carryingOutput = z.strictObject({
  step: z.enum(['write', 'prove', 'take']),
  done: z.int().min(0),
  of: z.int().min(0),
});
export type Carrying = z.infer<typeof carryingOutput>;

/** A folder that was named; null: the drives that are plugged in. */
export const bundlePlacesInput = z.strictObject({ dir: pathSchema.nullable() });
export const bundlePlaceSchema = z.strictObject({
  dir: z.string(),
  /** What their headers say, not proved yet; the newest first. */
  bundles: z.array(
    z.strictObject({
      name: z.string(),
      file: z.string(),
      /** For the office's PCs, for the province, or the province's answer. */
      kind: z.enum(['office', 'province', 'answer']),
      office: officeCodeSchema,
      /** The PC that wrote it; null for the province. */
      from: idSchema.nullable(),
      madeAt: instantSchema,
    }),
  ),
});
export type BundlePlace = z.infer<typeof bundlePlaceSchema>;
export const bundlePlacesOutput = z.array(bundlePlaceSchema);
