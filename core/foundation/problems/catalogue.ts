// The closed catalogue of problems: every expected refusal of the application, by code, with typed parameters.
// A code without a sentence in both languages fails the type check (sentences-fa.ts, sentences-en.ts).
import { z } from 'zod';

const none = z.strictObject({});
const text = z.string();
const count = z.int();

export const problemParams = {
  // Every call
  INPUT_INVALID: z.strictObject({ fields: z.array(z.string()) }),
  UNEXPECTED: z.strictObject({ reference: text }),
  NOT_SIGNED_IN: none,
  SESSION_LOCKED: none,
  SESSION_ENDED: z.strictObject({ by: text }),
  NOT_ALLOWED: none,
  NOT_FOUND: z.strictObject({ what: text }),
  CORE_RESTARTED: none,
  CORE_KEEPS_STOPPING: none,
  TOO_LARGE: z.strictObject({ limitBytes: count }),
  APPLICATION_BUSY: none,
  // Office and store
  OFFICE_NOT_SET_UP: none,
  OFFICE_ALREADY_SET_UP: none,
  NOT_A_DEMO_OFFICE: none,
  STORE_IN_USE: none,
  STORE_NEWER: z.strictObject({ found: text }),
  STORE_HISTORY_CHANGED: z.strictObject({ migration: text }),
  STORE_MIGRATION_LOST_ROWS: z.strictObject({ table: text, before: count, after: count }),
  APPLICATION_CHANGED: z.strictObject({ file: text }),
  STORE_DAMAGED: z.strictObject({ detail: text }),
  STORE_MISSING: z.strictObject({ snapshots: count }),
  STORE_OLDER: none,
  STORE_FORBIDDEN: none,
  DISK_FULL: none,
  SNAPSHOT_FAILED: none,
  SNAPSHOT_DAMAGED: z.strictObject({ file: text }),
  KEY_NOT_OPENED: none,
  KEY_FILE_MISSING: none,
  PASSPHRASE_NEEDED: none,
  RECOVERY_CODE_WRONG: none,
  KEY_RELEASE_WRONG: none,
  SNAPSHOT_NOT_OURS: z.strictObject({ file: text }),
  FILE_UNREADABLE: z.strictObject({ file: text }),
  PATH_UNUSABLE: z.strictObject({ path: text, why: text }),
  // People (D8–D11)
  WRONG_PASSWORD: z.strictObject({ attemptsLeft: count }),
  TOO_MANY_ATTEMPTS: z.strictObject({ waitSeconds: count }),
  SEARCHES_PAUSED: z.strictObject({ waitMinutes: count }),
  PASSWORD_TOO_WEAK: z.strictObject({ minimumLength: count }),
  PASSWORD_TOO_COMMON: z.strictObject({ why: z.enum(['run', 'digits', 'name', 'words', 'one_word']) }),
  PAPERS_BEFORE_CUT_OFF: none,
  PIN_TOO_SIMPLE: none,
  PIN_NOT_SET: none,
  WRONG_PIN: z.strictObject({ attemptsLeft: count }),
  PERSON_NOT_ACTIVE: none,
  /** Whoever calls was cut off: it ends their session. */
  PERSON_CUT_OFF: none,
  /** Somebody else was, before they are cut off again. */
  PERSON_ALREADY_CUT_OFF: none,
  SUPERVISION_FILE_MISSING: none,
  INQUIRY_MISSING: none,
  CLEARANCE_MISSING: none,
  CLEARANCE_WITHDRAWN: none,
  PAPERS_BEFORE_WITHDRAWAL: none,
  TRANSFERRED_AWAY: z.strictObject({ since: text }),
  /** Hours since this PC heard from another one of the office. */
  ROSTER_OLD: z.strictObject({ hours: count }),
  ROSTER_CLOCK: none,
  ROSTER_OVER: z.strictObject({ hours: count }),
  SECTIONS_MISSING: none,
  SECTION_NOT_YOURS: z.strictObject({ service: text }),
  /** How many services are in it. */
  SECTION_IN_USE: z.strictObject({ count }),
  ACCESS_STILL_OPEN: z.strictObject({ count }),
  CLEARANCE_EXPIRED: z.strictObject({ expired: text }),
  /** `last`: the latest day on which it can end. */
  CLEARANCE_TOO_LONG: z.strictObject({ last: text }),
  NATIONAL_CODE_INVALID: none,
  PERSON_ALREADY_REGISTERED: none,
  /** A colleague's name, role and the desk where they were last signed in; 0 for none. */
  NAME_TWIN: z.strictObject({ name: text, role: text, desk: count }),
  PERSON_ALREADY_ACTIVE: none,
  ONE_TIME_CODE_WRONG: none,
  OWN_ACT_FORBIDDEN: none,
  /** `why`: as `NotIndependent` says it. */
  SECOND_PERSON_NOT_INDEPENDENT: z.strictObject({ why: text }),
  /** `act`: what takes a colleague beside whoever does it. */
  SECOND_PERSON_NEEDED: z.strictObject({
    act: text,
    /** What of a control is to be loosened, as the province can be asked for it (D20.164). */
    change: z
      .strictObject({
        ...{ control: text, before: text, after: text },
        ...{ about: text.nullable(), title: text.nullable() },
      })
      .optional(),
  }),
  /** The province is asked only where nobody independent works (D20.174). */
  COLLEAGUE_CAN_AGREE: none,
  SEEN_IS_STALE: none,
  /** `act`: the procedure that asks for it. */
  /** `purpose`: what one showing of it covers then; null where it only has to be lately. */
  PASSWORD_NEEDED: z.strictObject({ purpose: text.nullable() }),
  SECOND_FACTOR_NEEDED: z.strictObject({ act: text }),
  SECOND_FACTOR_WRONG: none,
  FACTOR_NEEDS_VOUCHER: none,
  NEW_MANAGER: z.strictObject({ until: text }),
  SECOND_FACTOR_NOT_READY: none,
  SECOND_FACTOR_LAST_CODE: none,
  KEY_COUNTED_BACK: none,
  SHIFT_KEY_COUNTED_BACK: none,
  SHELL_WITHOUT_KEYS: none,
  // Premises and the day (D5, D6, D21)
  SIGN_CHECK_NEEDED: none,
  CORRECTIVE_ACTION_NEEDED: none,
  CLOCK_DOUBTED: z.strictObject({ kind: text }),
  CLOCK_IMPOSSIBLE: none,
  DAY_NOT_OPEN: z.strictObject({ day: text }),
  DAY_ALREADY_OPEN: z.strictObject({ day: text }),
  DAY_CLOSED: z.strictObject({ day: text }),
  DAY_NOT_CLOSED: z.strictObject({ day: text }),
  EARLIER_DAY_OPEN: z.strictObject({ days: z.array(text) }),
  /** Numbers of the desks. */
  PEERS_MISSING: z.strictObject({ desks: z.array(z.int()) }),
  DRAFTS_OPEN: z.strictObject({ count }),
  PSP_REPORT_NEEDED: z.strictObject({ terminals: z.array(text) }),
  BATCH_ALREADY_USED: z.strictObject({ day: text }),
  PROPOSALS_DIFFER: none,
  EXCEPTIONS_UNEXPLAINED: z.strictObject({ count }),
  REASON_NEEDED: none,
  ACTION_ALREADY_DONE: none,
  // Training and notices (D13)
  NOTICE_UNREAD: z.strictObject({ count }),
  QUEUE_JUMP: none,
  EMERGENCIES_USED: z.strictObject({ most: count }),
  SESSION_NEEDS_WITNESS: none,
  TRAINING_TOO_LONG: z.strictObject({ name: text, day: text }),
  ATTENDANCE_TOO_LATE: none,
  // Equipment (D18)
  EQUIPMENT_ALREADY_REGISTERED: z.strictObject({ label: text }),
  EQUIPMENT_WRITTEN_OFF: none,
  NOT_IN_YOUR_CUSTODY: none,
  HANDOVER_OPEN: none,
  // Handing a desk over
  DESK_HANDOVER_OPEN: none,
  NOT_YOUR_DESK: none,
  HANDOVER_OUTDATED: none,
  TERMINAL_HANDED_OVER: z.strictObject({ to: text }),
  // Queue numbers and feedback (D14)
  QUEUE_OFF: none,
  CLIENTS_STILL_WAIT: z.strictObject({ count }),
  TICKET_AT_DESK: none,
  TICKET_AT_OTHER_DESK: z.strictObject({ desk: count }),
  NOBODY_WAITS: none,
  FEEDBACK_NOT_ASKED: none,
  // Visits and identity (D1)
  VISIT_NOT_OPEN: none,
  VISIT_OF_OTHER_DAY: z.strictObject({ day: text }),
  IDENTITY_NEEDED: none,
  IDENTITY_INCOMPLETE: z.strictObject({ missing: z.array(text) }),
  IDENTITY_ALREADY_DECIDED: none,
  IDENTIFIER_INVALID: z.strictObject({ field: text, reason: text }),
  SELF_VERIFICATION: none,
  VISIT_HAS_PAYMENTS: none,
  ESCALATED_TO_MANAGER: none,
  STAFF_AS_CLIENT: z.strictObject({ part: text }),
  PARTS_DISAGREE: z.strictObject({ parts: z.array(text) }),
  CHANGE_NEEDED: z.strictObject({ visitNumber: text, day: text }),
  POINT_IS_MANAGERS: none,
  DOUBT_IS_MANAGERS: z.strictObject({ visitNumber: text, day: text }),
  PERSON_ALREADY_IN_VISIT: none,
  REPRESENTATION_IMPOSSIBLE: none,
  SIGNATORY_MISSING: z.strictObject({ number: count }),
  PERSON_STILL_NEEDED: none,
  LAST_PERSON_STAYS: none,
  VISIT_ALREADY_FILED: none,
  VISIT_IS_FULL: z.strictObject({ most: count }),
  NOT_SEEN_TODAY: z.strictObject({ missing: z.array(text) }),
  SANA_NEEDED: z.strictObject({ item: text }),
  UNDO_TOO_LATE: none,
  // Fees (D4)
  TARIFF_MISSING: z.strictObject({ day: text }),
  TARIFF_INVALID: z.strictObject({ where: text, reason: text }),
  TARIFF_ALREADY_KNOWN: none,
  BOARD_OUT_OF_DATE: z.strictObject({ title: text, code: text }),
  BOARD_NOT_PRINTED: none,
  LETTER_DATES_IMPOSSIBLE: z.strictObject({ field: text, why: text }),
  FEE_ITEM_UNKNOWN: z.strictObject({ item: text }),
  FEE_RATE_MISSING: z.strictObject({ item: text }),
  FEE_COUNT_INVALID: z.strictObject({ item: text }),
  REDUCTION_NOT_LISTED: z.strictObject({ reduction: text }),
  REDUCTION_PAPER_NEEDED: z.strictObject({ reduction: text }),
  REDUCTION_NEEDS_MANAGER: z.strictObject({ basisPoints: count }),
  FEES_ALREADY_CHARGED: none,
  FEES_NOT_CHARGED: none,
  CHARGE_OF_COMPLETED_VISIT: none,
  CHARGE_IS_FILED: none,
  NAME_TOO_DIFFERENT: none,
  // Payments (D2, D3)
  TERMINAL_NOT_DESIGNATED: z.strictObject({ terminal: text }),
  /** An address outside private networks (D2.109). */
  TERMINAL_ADDRESS_NOT_PRIVATE: none,
  TERMINAL_NOT_CONNECTED: z.strictObject({ terminal: text }),
  /** A sale of another visit is on it (D2.105). */
  TERMINAL_BUSY: z.strictObject({ terminal: text }),
  /** Nothing is known yet of the last sale on it (D2.106). */
  TERMINAL_RESULT_UNKNOWN: z.strictObject({ terminal: text, amount: count, at: text }),
  /** Money of the visit is being taken, or was taken and is not recorded (D2.105). */
  PAYMENT_IN_PROGRESS: z.strictObject({ terminal: text }),
  TYPED_SLIP_NEEDS_REASON: none,
  /** A POS device whose terminal still takes payments. */
  TERMINAL_IN_USE: z.strictObject({ terminal: text }),
  TERMINAL_ALREADY_REGISTERED: z.strictObject({ terminal: text }),
  /** As many digits as the terminal's PSP prints. */
  RRN_INVALID: z.strictObject({ digits: z.int() }),
  STAN_INVALID: none,
  CARD_INVALID: none,
  RRN_ALREADY_USED: z.strictObject({
    rrn: text,
    visitId: text,
    visitNumber: text,
    at: text,
    amount: count,
  }),
  PAYMENT_EXCEEDS_DUE: z.strictObject({ due: count }),
  PAYMENT_ALREADY_REVERSED: none,
  VISIT_NOT_PAID: z.strictObject({ due: count }),
  VISIT_WAS_CHARGED: none,
  NO_FILING_SERVICE_CHARGED: none,
  /** How many units were charged; each is filed once. */
  FILED_ALREADY: z.strictObject({ units: count }),
  /** The visit in which a tracking number stands, and the day on which it was recorded there. */
  TRACKING_NUMBER_TAKEN: z.strictObject({ visitId: text, visitNumber: text, day: text }),
  NOTHING_DUE: none,
  // Printing
  PRINTER_MISSING: none,
  PRINTER_REFUSED: none,
  /** The rarest that the directive leaves: day, week, month. */
  RHYTHM_TOO_RARE: z.strictObject({ every: text }),
  /** `why`: not_jpeg, metadata, too_large, differs. */
  PHOTO_REFUSED: z.strictObject({ why: text }),
  PHOTOS_FULL: z.strictObject({ most: count }),
  PHOTO_NEEDED: none,
  /** `day`: on which the same picture was kept. */
  PHOTO_ALREADY_USED: z.strictObject({ day: text }),
  DAY_CODE_NEEDED: none,
  INBOX_OVERDUE: z.strictObject({ count: z.int() }),
  PRINTER_OUT_OF_PAPER: none,
  PRINTER_STOPPED: none,
  // Complaints (D7)
  COMPLAINT_TEXT_NOT_TAKEN: none,
  /** Nobody is known yet to whom a report could be sealed. */
  REPORT_NEEDS_PROVINCE: none,
  // Inspectors' visits (D16)
  INSPECTION_NEEDS_PROVINCE: none,
  INSPECTION_CODE_WRONG: none,
  /** `why`: expired, not_yet, other_office or used. */
  INSPECTION_REFUSED: z.strictObject({ why: text }),
  /** A protocol names a verdict on every line; so many have none. */
  LINES_WITHOUT_VERDICT: z.strictObject({ count: z.int() }),
  ACCESS_NEEDS_PROVINCE: none,
  ACCESS_CODE_WRONG: none,
  /** `why`: expired, not_yet, other_office, used or nobody. */
  ACCESS_CODE_REFUSED: z.strictObject({ why: text }),
  COMPLAINT_CLOSED: none,
  COMPLAINTS_DIFFER: none,
  CLOSURE_AGAINST_WORK: none,
  TOO_MANY_CLOSURES: z.strictObject({ limit: count }),
  // Day close (D21)
  PSP_FILE_EMPTY: none,
  PSP_FILE_UNREADABLE: none,
  PSP_FILE_OLD_XLS: none,
  PSP_FILE_IS_STATEMENT: none,
  PSP_FILE_TOO_LARGE: none,
  BANK_FILE_IS_REPORT: none,
  BANK_STATEMENT_EMPTY: none,
  PSP_SECOND_HEADER: z.strictObject({ line: count }),
  PSP_COLUMNS_UNKNOWN: z.strictObject({ missing: z.array(text) }),
  PSP_ROW_UNREADABLE: z.strictObject({ line: count, column: text }),
  NOTE_TOO_THIN: none,
  /** A difference that is met or ended by now. */
  DIFFERENCE_UNKNOWN: none,
  DIFFERENCE_AWAITED: none,
  PAPER_NEEDED: none,
  REPORT_LEFT_TO_PROVINCE: none,
  PSP_WORDS_UNKNOWN: z.strictObject({ column: text, words: z.array(text) }),
  PSP_UNIT_UNKNOWN: none,
  PSP_READING_TOO_LONG: none,
  /** With the file the rows of a day come to more than is counted exactly. */
  PSP_SUM_TOO_LARGE: z.strictObject({ day: text }),
  /** Rows that one day can be matched with. */
  PSP_DAY_TOO_LARGE: z.strictObject({ day: text, most: count }),
  PSP_READING_CANCELLED: none,
  /** Stopped while rows were taken in: those of the file that are in stay, and the rest is asked for. */
  PSP_IMPORT_STOPPED: z.strictObject({ taken: count, rows: count }),
  PSP_IMPORT_UNFINISHED: z.strictObject({ files: z.array(text) }),
  PSP_FILE_ALREADY_IMPORTED: z.strictObject({ at: text }),
  REPORT_FOLDER_UNREADABLE: z.strictObject({ folder: text }),
  MATCHING_RULE_NOT_PROVED: z.strictObject({ right: count, wrong: count, enough: count }),
  REPORT_FILE_CHANGED: z.strictObject({ file: text }),
  MATCH_NOT_POSSIBLE: none,
  /** `why`: amount, terminal, day or number. */
  MATCH_TOO_FAR: z.strictObject({ why: text }),
  MATCH_NOT_IN_FORCE: none,
  EXCEPTION_UNKNOWN: none,
  // Sync (D22)
  PROVINCE_UNREACHABLE: none,
  PROVINCE_REFUSED_CODE: none,
  PROVINCE_IDENTITY_CHANGED: none,
  PROVINCE_KNOWS_NOT_DEVICE: none,
  PROVINCE_REVOKED_DEVICE: none,
  PROVINCE_NOT_PROVEN: none,
  PROVINCE_NEEDS_HTTPS: none,
  ENROL_CODE_INCOMPLETE: none,
  // PCs of the office
  PEERS_OFF: none,
  PEERS_NOT_LISTENING: z.strictObject({ address: text }),
  ADDRESS_NOT_OURS: none,
  OFFICE_JOINING: none,
  PEER_UNREACHABLE: none,
  PEER_NOT_A_MEMBER: none,
  PEER_REMOVED: none,
  PAIRING_REFUSED: none,
  // What is carried on a drive
  BUNDLE_NOT_NEEDED: none,
  BUNDLE_NOT_WRITTEN: none,
  BUNDLE_TORN: none,
  BUNDLE_INTERRUPTED: z.strictObject({ entries: z.int() }),
  BUNDLE_CHANGED: none,
  BUNDLE_NEWER: none,
  BUNDLE_OF_ANOTHER_OFFICE: none,
  BUNDLE_NOT_FOR_US: none,
  BUNDLE_ALREADY_TAKEN: none,
  SYNC_REFUSED: z.strictObject({ code: text }),
  PROVINCE_PINNED: none,
  CHANGE_NEEDS_PROVINCE: none,
  CLOCK_NEEDS_SECOND: none,
  NOT_ENROLLED: none,
  PROVINCE_ADDRESS_INVALID: none,
} as const satisfies Record<string, z.ZodType>;

export type ProblemCode = keyof typeof problemParams;
export type ProblemParams<C extends ProblemCode> = z.infer<(typeof problemParams)[C]>;

/** A problem as it travels: its code and parameters, e.g. in `error.data.problem` of a tRPC answer. */
export type Problem = { [C in ProblemCode]: { code: C; params: ProblemParams<C> } }[ProblemCode];

/** True when a value is a problem of this catalogue with sound parameters. */
export function isProblem(value: unknown): value is Problem {
  if (typeof value !== 'object' || value === null || !('code' in value) || !('params' in value)) return false;
  const { code, params } = value;
  return (
    typeof code === 'string' &&
    Object.hasOwn(problemParams, code) &&
    problemParams[code as ProblemCode].safeParse(params).success
  );
}
