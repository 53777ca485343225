// People of the office (D8–D12): inputs, outputs and states.
import { z } from 'zod';
import { madeText, typedCode, typedLine, typedLines, typedSecret } from '#core/foundation/text/contract.ts';
import { daySchema, idSchema, instantSchema } from '#core/foundation/wire/contract.ts';

export const roleSchema = z.enum(['clerk', 'manager', 'legal_expert', 'it_expert', 'inspector']);
export type Role = z.infer<typeof roleSchema>;
/** Who works in an office. An inspector comes by a code of the province alone and is registered by nobody (D16.65). */
export const officeRoleSchema = roleSchema.exclude(['inspector']);
export type OfficeRole = z.infer<typeof officeRoleSchema>;

/**
 * A person's state, read from the facts: introduced (registered) → supervision file opened → inquiry requested → approved →
 * activated (one-time code) → active → (suspended: the clearance was withdrawn) → left (cut off).
 */
export const personStateSchema = z.enum([
  'registered',
  'file_opened',
  'inquiry_requested',
  'approved',
  'activated',
  'active',
  'suspended',
  'cut_off',
]);
export type PersonState = z.infer<typeof personStateSchema>;

/**
 * Why a session ended without its person: signed in elsewhere, too old, the clock was set, the account, its time is over, or
 * this PC was removed from the office.
 */
export const sessionEndSchema = z.enum(['elsewhere', 'age', 'clock', 'account', 'over', 'removed']);
export type SessionEnd = z.infer<typeof sessionEndSchema>;

/**
 * Where a shell sees that somebody is at the keyboard: any input of the PC, in whatever program (`pc`), or of its own page
 * alone (`page`).
 */
export const presenceSchema = z.enum(['pc', 'page']);
export type Presence = z.infer<typeof presenceSchema>;

/** Rest after which a desk locks, ms (A26). A browser's page does not see who types a petition in another window. */
export const restLimitMs = { pc: 5 * 60_000, page: 20 * 60_000 } as const satisfies Record<Presence, number>;

export const cutOffReasonSchema = z.enum(['left', 'dismissed', 'transferred', 'suspended', 'security']);
export type CutOffReason = z.infer<typeof cutOffReasonSchema>;

/** Shortest password that is taken. */
export const minimumPasswordLength = 8;
/** Somebody else opens their session at a PC so soon after the former person locked or left that it is written, ms of real time. */
export const operatorChangeMs = 20_000;
export const passwordSchema = typedSecret(1, 200);

/** The posts of the office's own people: what a post is changed from and to. */
export const officePosts = [
  'clerk',
  'manager',
  'legal_expert',
  'it_expert',
] as const satisfies readonly Role[];
export const officePostSchema = z.enum(officePosts);
export type OfficePost = z.infer<typeof officePostSchema>;

/** Bodies that a transfer or another post is agreed with. */
export const supervisoryBodySchema = z.enum(['protection', 'offices_board', 'it_center']);
export type SupervisoryBody = z.infer<typeof supervisoryBodySchema>;

export const personSchema = z.strictObject({
  id: idSchema,
  name: z.string(),
  role: roleSchema,
  state: personStateSchema,
});
export type Person = z.infer<typeof personSchema>;

/** Who acts, and whether they serve clients today: their screens follow it. */
export const whoAmIOutput = z.strictObject({ ...personSchema.shape, servesAtCounter: z.boolean() });

/** Names for the sign-in screen: those who can sign in or have a first password to choose. */
export const signInListOutput = z.array(
  z.strictObject({
    ...personSchema.shape,
    /** Only of people whose names are alike: the desk at which this one was signed in last, 0 for none; null for others. */
    twinAtDesk: z.int().nullable(),
    /** Of who has a password to choose because a manager ended the former one: by whom and when, so that its owner knows (D11). */
    reset: z.strictObject({ byName: z.string().nullable(), at: instantSchema }).nullable(),
    /** Of a manager of less than a week, since which business day: everybody at the screen sees it (D11.41). */
    newSince: daySchema.nullable(),
  }),
);
export type ListedPerson = z.infer<typeof signInListOutput>[number];

export const signInInput = z.strictObject({
  personId: idSchema,
  password: passwordSchema,
  /** One of the manager's printed codes: asked for only where the roster's lease is over and they have one. */
  code: typedCode(0, 40).optional(),
});
export const signInOutput = z.strictObject({
  token: z.string(),
  person: personSchema,
  /** A note for the person when another session of theirs was ended by this one (D11). */
  /** What the person had half finished when their last session was locked and then left, as JSON; null when nothing. */
  drafts: z.string().nullable(),
});

export const chooseFirstPasswordInput = z.strictObject({
  personId: idSchema,
  oneTimeCode: typedCode(1, 20),
  password: passwordSchema,
});
export const changePasswordInput = z.strictObject({ current: passwordSchema, next: passwordSchema });
/** As typed, in any digit set: four to six digits. */
const typedPin = typedSecret(0, 40);
export const setPinInput = z.strictObject({ password: passwordSchema, pin: typedPin });
export const unlockWithPinInput = z.strictObject({ pin: typedPin });
/** Whether this session can be opened with a PIN now. */
export const pinStateOutput = z.strictObject({
  isSet: z.boolean(),
  /** A security key or card opens it too: their own, or that of the shift (A75, A76). */
  takesKey: z.boolean(),
});
/** What the page had half finished, as JSON; null when it has nothing. It comes back when the session is opened. */
const keptDrafts = madeText(0, 2_000_000).nullable();
export const lockInput = z.strictObject({ drafts: keptDrafts });
/** The session goes on under a new token. */
export const unlockOutput = z.strictObject({ token: z.string(), drafts: keptDrafts });
export const unlockInput = z.strictObject({ password: passwordSchema });

/** What one showing of the password covers beside the usual: acts of one screen, for five minutes of real time (D11.38). */
export const purposes = ['people', 'connections'] as const;
export type Purpose = (typeof purposes)[number];
export const proveAgainInput = z.strictObject({
  password: passwordSchema,
  /** For what it is shown, as the refusal named it. */
  purpose: z.enum(purposes).optional(),
});

const personName = typedLine(2, 80);
const letterText = typedLine(1, 60);
const words = typedLines(0, 500);

export const supervisionFileInput = z.strictObject({ fileNumber: letterText, openedOn: daySchema });
export const inquiryInput = z.strictObject({ reference: letterText, requestedOn: daySchema });
export const clearanceInput = z.strictObject({
  reference: letterText,
  issuedOn: daySchema,
  expiresOn: daySchema,
});

export const registerPersonInput = z.strictObject({
  name: personName,
  /** Ten digits, in any digit set. */
  nationalCode: typedCode(0, 30),
  /** As on the identity card; letters to authorities say it. */
  fatherName: typedLine(0, 80).optional(),
  role: officeRoleSchema,
  /** Said on purpose: this is another person than the colleague of the same name. */
  asNameTwin: z.boolean().optional(),
});
export const registerPersonOutput = z.strictObject({ personId: idSchema });
export const recordSupervisionFileInput = z.strictObject({
  personId: idSchema,
  ...supervisionFileInput.shape,
});
export const recordClearanceInput = z.strictObject({ personId: idSchema, ...clearanceInput.shape });
export const recordInquiryInput = z.strictObject({ personId: idSchema, ...inquiryInput.shape });
export const withdrawClearanceInput = z.strictObject({
  personId: idSchema,
  letterNumber: letterText,
  /** Day of the letter that takes the clearance back. */
  withdrawnOn: daySchema,
  password: passwordSchema,
});
export const personInput = z.strictObject({ personId: idSchema });
/** The code is shown once, to be handed to the person; it lets them choose their own password (D11). */
export const activateOutput = z.strictObject({ oneTimeCode: z.string(), expiresAt: instantSchema });
export const resetPasswordInput = z.strictObject({ personId: idSchema, password: passwordSchema });
export const cutOffInput = z.strictObject({
  personId: idSchema,
  reasonCode: cutOffReasonSchema,
  /** When the person left, UTC. */
  leftAt: instantSchema,
  password: passwordSchema,
});

/** Another post for somebody, by a letter of the supervisory body (D10.80). */
export const changePostInput = z.strictObject({
  personId: idSchema,
  role: officePostSchema,
  body: supervisoryBodySchema,
  letterNumber: letterText,
  /** Day of the letter. */
  letterDay: daySchema,
  reason: words,
  password: passwordSchema,
});
/** The right name of somebody, as their document says it (D8.80). */
export const correctNameInput = z.strictObject({
  personId: idSchema,
  name: personName,
  /** Their national code, typed anew from the document, in any digit set. */
  nationalCode: typedCode(0, 30),
  reason: words,
  /** Said on purpose: this is another person than the colleague of the same name. */
  asNameTwin: z.boolean().optional(),
  password: passwordSchema,
});

export const leaseStageSchema = z.enum(['fresh', 'old', 'over']);
/** How old what this PC knows of the roster is: heard of within a day, within three, or longer ago (design.md §7). */
export type LeaseStage = z.infer<typeof leaseStageSchema>;
/**
 * `hours`: whole hours since the office's other PCs were heard of; null for the office's only PC, and where its clock was set
 * and does not say it.
 */
export const leaseOutput = z.strictObject({ stage: leaseStageSchema, hours: z.int().nullable() });

export const clearanceStageSchema = z.enum(['none', 'holds', 'month', 'fortnight', 'days', 'ended']);
/** How near the end of a clearance is: within 30, 14 or 3 days, or past. */
export type ClearanceStage = z.infer<typeof clearanceStageSchema>;

export const personFileSchema = z.strictObject({
  person: personSchema,
  nationalCodeMasked: z.string(),
  supervisionFile: z.strictObject({ fileNumber: z.string(), openedOn: daySchema }).nullable(),
  inquiry: z.strictObject({ reference: z.string(), requestedOn: daySchema }).nullable(),
  clearance: z.strictObject({ reference: z.string(), issuedOn: daySchema, expiresOn: daySchema }).nullable(),
  clearanceStage: clearanceStageSchema,
  cutOffAt: instantSchema.nullable(),
  /** The business day of their latest cut-off: papers of who comes back are dated after it (D9.3). */
  cutOffDay: daySchema.nullable(),
  lastSignInAt: instantSchema.nullable(),
});
export type PersonFile = z.infer<typeof personFileSchema>;
export const staffListOutput = z.array(personFileSchema);

/** A post that every office must have, how many it needs and how many are active (domain.md §6, 1392 directive). */
export const postSchema = z.strictObject({ role: roleSchema, needed: z.int(), active: z.int() });
export type Post = z.infer<typeof postSchema>;
export const postsOutput = z.array(postSchema);

export const personEventKinds = [
  'registered',
  'supervision_file',
  'inquiry',
  'clearance',
  'clearance_withdrawn',
  'name_corrected',
  'post_changed',
  'introduced',
  'activated',
  'reset',
  'password_chosen',
  'transferred',
  'transfer_withdrawn',
  'cut_off',
  'departure_closed',
  'emergency',
] as const;
export const personEventSchema = z.strictObject({
  id: idSchema,
  kind: z.enum(personEventKinds),
  /** When it was recorded, UTC, and by whom. */
  at: instantSchema,
  byName: z.string().nullable(),
  /** Number of its document, its day, and until when it holds, where it has them. */
  reference: z.string().nullable(),
  dated: daySchema.nullable(),
  until: daySchema.nullable(),
  reasonCode: cutOffReasonSchema.nullable(),
  /** The post that it gave, and the name that it replaced. */
  role: roleSchema.nullable(),
  formerName: z.string().nullable(),
});
export type PersonEvent = z.infer<typeof personEventSchema>;
/** The latest first. */
export const timelineOutput = z.array(personEventSchema);

/** A colleague who stands beside an act with their own password, and the words in which it is said why. */
export const besideInput = z.strictObject({
  personId: idSchema,
  password: typedSecret(1, 200),
  words: typedLines(0, 500),
});
export type Beside = z.infer<typeof besideInput>;

/** What is noted of signing in. */
export const signInKinds = ['signed_in', 'signed_out', 'refused'] as const;
export type SignInKind = (typeof signInKinds)[number];

/** Who somebody is in a letter to an authority (D9.14). */
export const letterIdentitySchema = z.strictObject({
  name: z.string(),
  /** Null where nobody wrote it down: the letter leaves a place for it. */
  fatherName: z.string().nullable(),
  /** In full; masked where the private part of the registration is kept by another PC. */
  nationalCode: z.string(),
  role: roleSchema,
  /** Number of the supervision file. */
  fileNumber: z.string().nullable(),
  clearance: z.strictObject({ reference: z.string(), issuedOn: daySchema }).nullable(),
  /** The business day on which they were registered here. */
  since: daySchema,
});
export type LetterIdentity = z.infer<typeof letterIdentitySchema>;
