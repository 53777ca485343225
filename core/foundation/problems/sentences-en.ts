// English sentences of the problems (ICU messages): what happened, whether the data is safe, what to do.
import type { ProblemCode } from './catalogue.ts';
import { reportSentencesEn } from './report-sentences-en.ts';
import { terminalSentencesEn } from './terminal-sentences.ts';

export const sentencesEn = {
  INPUT_INVALID: 'Some of what was entered could not be read. Nothing was saved. Check: {fields}.',
  UNEXPECTED:
    'Something unexpected happened. What was saved before is safe. Try again; support code: {reference}.',
  NOT_SIGNED_IN: 'You are not signed in. Your draft is kept. Sign in again.',
  SESSION_LOCKED: 'The screen is locked. Your draft is safe. Open it with your password or PIN.',
  SESSION_ENDED:
    'Your session has ended: {by, select, elsewhere {this account signed in somewhere else} age {twelve hours have passed since the sign-in} clock {the clock of the computer was changed} over {its time is over} removed {this PC was removed from the office} other {the account was changed}}. Your draft is safe. Sign in again.',
  NOT_ALLOWED: 'Your role does not allow this. Nothing was changed. Ask the manager.',
  NOT_FOUND: 'This record was not found ({what}). Nothing was changed. Refresh the list.',
  CORE_RESTARTED:
    'The application restarted. Everything confirmed before is safe. Sign in and check the last step.',
  CORE_KEEPS_STOPPING:
    'The application stopped several times in a row. Everything confirmed before is safe. It tries again by itself every half minute. Check the free room on the disk and restart the PC; if it lasts, tell support.',
  TOO_LARGE: 'The file or text is larger than allowed. Nothing was saved. Choose a smaller one.',
  APPLICATION_BUSY:
    'The application is busy with something else. Nothing was saved. Wait a moment and try again.',
  UNDO_TOO_LATE:
    'It is too late to take this record back: that is possible for ten seconds, for the person who made it. It stays and nothing was changed.',
  PRINTER_MISSING:
    'This PC has no printer, or the one that was asked for is not there. Nothing was printed and what was recorded is safe. Switch the printer on, connect it and print again.',
  PRINTER_REFUSED:
    'The printer refused the job. Nothing was printed and what was recorded is safe. Look at its paper and cable and print again.',
  RHYTHM_TOO_RARE:
    'This check is asked for at least every {every, select, day {day} week {week} other {month}} and cannot be rarer. Nothing was saved. Choose that or oftener.',
  PHOTO_REFUSED:
    'This photo is not taken: {why, select, not_jpeg {it is no sound JPEG picture} metadata {it holds more than the picture, such as place, time or device} too_large {it is larger than the limit} other {it is not the picture that was taken}}. Nothing was saved. Take or choose another.',
  PHOTOS_FULL:
    'The office has its {most, plural, one {# photo} other {# photos}} of today already. Nothing was saved. Record it without a photo and say in words what is seen.',
  PHOTO_ALREADY_USED:
    'This very picture was kept on {day} already. Nothing was saved. Take a new one of what is there now.',
  DAY_CODE_NEEDED:
    'A photo that proves an action shows the code of the day. Nothing was saved. Write the code on a slip of paper, hold it into the picture and take it again, or name another kind of proof.',
  PHOTO_NEEDED:
    'A proof by photo needs the photo. Nothing was saved. Take or choose it, or name another kind of proof.',
  INBOX_OVERDUE:
    'The deadline of {count, plural, one {# item} other {# items}} of the in-box is past, so its check does not pass. Nothing was recorded. Handle what is past, or record the check as failed with what is to be done.',
  PRINTER_OUT_OF_PAPER:
    'The printer has no paper, or paper is stuck in it. Nothing was printed and what was recorded is safe. Put paper in and print again.',
  PRINTER_STOPPED:
    'The printer is off or has stopped. Nothing was printed and what was recorded is safe. Start the printer and print again.',
  OFFICE_NOT_SET_UP: 'This office is not set up yet. Finish the first run.',
  OFFICE_ALREADY_SET_UP: 'This office is already set up. Nothing was changed. Sign in.',
  NOT_A_DEMO_OFFICE: 'This is a real office and cannot be wiped. Nothing was changed.',
  STORE_IN_USE: 'The office’s store is open in another program. Nothing was changed. Close the other one.',
  STORE_NEWER: 'The store was written by a newer version ({found}). Nothing was changed. Update the program.',
  STORE_HISTORY_CHANGED:
    'The store’s migration history does not agree ({migration}). Nothing was changed. Call support.',
  STORE_MIGRATION_LOST_ROWS:
    'The update would have lost rows of {table} ({before} → {after}). The store was put back. Call support.',
  APPLICATION_CHANGED:
    'The application’s files are not those of its package ({file}). The data is safe. Install it again from its package.',
  STORE_DAMAGED: 'The store is damaged ({detail}). Do not continue; restore the last snapshot.',
  STORE_MISSING:
    'The data of this office are not in their place although the office was set up here. Nothing was made anew. {snapshots, plural, =0 {No snapshot lies in the folder: ask support before anything else} other {Restore the newest of # snapshots in the folder}}; what the province or another PC holds comes back by itself afterwards.',
  STORE_OLDER:
    'The data are in the form of an older version. Nothing was changed. Open the office once in the application; it brings them up to date.',
  STORE_FORBIDDEN:
    'This program is not allowed to read or write the data of the office. Nothing was changed. Check the permissions of the folder and of the disk, not the passphrase.',
  DISK_FULL:
    'There is no room left on the disk. The last act was not saved; everything before it is safe. Free some space and try again.',
  SNAPSHOT_FAILED:
    'The last snapshot could not be taken. What was recorded is safe; it is tried again within the hour. If it goes on, call support.',
  SNAPSHOT_DAMAGED: 'The snapshot {file} is damaged. Nothing was changed. Choose another one.',
  KEY_NOT_OPENED:
    'The data key could not be opened. The data is kept as it is. Use the right passphrase or the recovery code.',
  KEY_FILE_MISSING:
    'The key file of this office and its second copy are missing or damaged. The data are untouched and stay encrypted. Put a copy of the key file back into the office’s folder and try again, get the key from the province, or join this PC to the office anew.',
  RECOVERY_CODE_WRONG:
    'This recovery code does not open the office. Nothing was changed. Read it again from the newest printed sheet.',
  KEY_RELEASE_WRONG:
    'This answer does not open the office: it answers another request, is not whole, or is another PC’s key. Nothing was changed. Send the province the request on this screen and enter the answer to it.',
  PASSPHRASE_NEEDED: 'A passphrase is needed to open this office. Nothing was changed. Enter it.',
  SNAPSHOT_NOT_OURS:
    '{file} is no snapshot of this PC: it is another office’s or another PC’s, or no snapshot at all. Nothing was changed. Choose a snapshot of this PC.',
  FILE_UNREADABLE: 'The file {file} could not be read. Nothing was changed. Check the file.',
  PATH_UNUSABLE:
    '{path} cannot be used: {why, select, missing {it is not there} forbidden {this user may not read or write it} folder {it is a folder, not a file} exists {a file of this name is there already} other {the system refused it}}. Nothing was changed. Give another path.',
  WRONG_PASSWORD:
    'The password is wrong. {attemptsLeft, plural, =0 {No attempts} one {One attempt} other {# attempts}} left before a pause.',
  TOO_MANY_ATTEMPTS: 'Too many wrong passwords. Wait {waitSeconds, number} seconds and try again.',
  SEARCHES_PAUSED:
    'In the last ten minutes you looked for twenty identifiers or phones that are nobody’s; this was recorded for the manager. Wait {waitMinutes, number} minutes. A visit can be opened without this search.',
  PASSWORD_TOO_WEAK: 'The password is too short. Choose at least {minimumLength, number} characters.',
  PASSWORD_TOO_COMMON:
    'This password is soon guessed: {why, select, run {its letters or digits follow or repeat each other} digits {it is a number only, and numbers (years, phones, national codes) are tried first} name {it has nothing but your own name and numbers} words {it has nothing but well-known words and numbers} other {it is one word, with or without a number}}. Nothing was changed. Write a few unrelated words side by side, like a short sentence.',
  PAPERS_BEFORE_CUT_OFF:
    'This person was cut off; to come back they need a supervision file, a clearance and a letter of introduction dated after it. Nothing was changed.',
  PIN_TOO_SIMPLE: 'Anyone would try this PIN first. Nothing was changed. Choose other digits.',
  PIN_NOT_SET:
    'There is no PIN for this shift, or it has ended. Your work is safe. Unlock with your password.',
  WRONG_PIN:
    'The PIN is wrong. Your work is safe. {attemptsLeft, plural, =0 {From now on unlock with your password} one {# attempt is left} other {# attempts are left}}.',
  PERSON_NOT_ACTIVE: 'This person is not active. The manager must activate the account first.',
  PERSON_CUT_OFF: 'Your access has been cut. Nothing was saved. Ask the manager why.',
  PERSON_ALREADY_CUT_OFF: 'The access of this person was cut off before; nothing was changed.',
  SUPERVISION_FILE_MISSING: 'This person has no supervision file. Record it first.',
  INQUIRY_MISSING: 'The security inquiry of this person was not asked for yet. Record the request first.',
  CLEARANCE_WITHDRAWN:
    'This person’s clearance has been withdrawn, so they cannot work. Nothing was saved. See the manager.',
  PAPERS_BEFORE_WITHDRAWAL:
    'This clearance is not dated after the letter that withdrew the former one. Nothing was saved; a newer one is needed.',
  TRANSFERRED_AWAY: 'This person belongs to another office since {since} and does not work here any more.',
  ROSTER_OLD:
    'This PC has not heard from the other PCs of the office for {hours, number} hours and may not know of a cut-off. The data is safe. Until the network is back, signing in takes a manager beside you.',
  ROSTER_CLOCK:
    'The clock of this PC was set, so it does not know when it last heard from the other PCs of the office. The data is safe. Signing in takes a manager beside you until the manager has confirmed the clock.',
  ROSTER_OVER:
    'This PC has not heard from the other PCs of the office for {hours, number} hours, and signing in is closed. The data is safe and is still being sent. The manager signs in and brings the network or a bundle to it.',
  SECTIONS_MISSING: 'Record first, with the letter, for which sections this person is introduced.',
  SECTION_IN_USE:
    'This section still has {count, number} services, and nothing was changed; place them elsewhere first.',
  SECTION_NOT_YOURS:
    'You are not introduced for the section of “{service}”. Nothing was saved; a colleague of that section serves it.',
  ACCESS_STILL_OPEN:
    '{count, plural, one {# access is} other {# accesses are}} still open. The departure cannot be closed before.',
  CLEARANCE_MISSING: 'This person has no approved security clearance. Record it first.',
  CLEARANCE_TOO_LONG:
    'A clearance holds for at most five years from its letter, here until {last}. Nothing was recorded. Check the dates of the letter.',
  CLEARANCE_EXPIRED: 'The security clearance expired on {expired}. Record a new one.',
  NATIONAL_CODE_INVALID: 'The national code is not valid. Nothing was saved. Check the digits.',
  PERSON_ALREADY_ACTIVE: 'This account is active and has its password; nothing was changed.',
  NAME_TWIN:
    'A colleague has the same name: {name}, {role, select, clerk {clerk} manager {manager} legal_expert {legal expert} it_expert {IT expert} other {inspector}}{desk, plural, =0 {} other {, desk #}}. Nothing was saved. If this is another person, say so and register again.',
  PASSWORD_NEEDED: 'This needs your password once more. Nothing has changed.',
  SECOND_FACTOR_NEEDED:
    'This act needs the manager’s second factor. Nothing is recorded yet. Touch your security key or enter a one-time code.',
  FACTOR_NEEDS_VOUCHER:
    'Your first key or sheet of codes takes a printed code of another manager beside your password, or the province’s code for your access. Nothing has changed.',
  NEW_MANAGER:
    'You are a new manager: until {until} you do this to a manager who was here before only once the province has given you access by its code. Nothing has changed.',
  SECOND_FACTOR_WRONG:
    'This security key or one-time code was not accepted. Nothing was recorded. Try again, or enter another code of the sheet.',
  SECOND_FACTOR_NOT_READY:
    'You have no second factor of your own for this, or no one-time code for the day on which the key is lost. Nothing changed. Make and print the sheet of codes first.',
  SECOND_FACTOR_LAST_CODE:
    'This one-time code is kept for making the next sheet of codes. Nothing was recorded, and the code still counts. Make a new sheet with it, or enter another code.',
  KEY_COUNTED_BACK:
    'The counter of this security key went back; there may be a copy of it. Nothing but this sign was recorded. Put the key aside and register a new one with a one-time code.',
  SHIFT_KEY_COUNTED_BACK:
    'The counter of this key went back; there may be a copy of it. The page stays locked, and this key opens it no more. Enter your password, and set another key.',
  SHELL_WITHOUT_KEYS:
    'Security keys cannot be used in this window. Nothing changed. Open the application in a browser, or enter a one-time code.',
  PERSON_ALREADY_REGISTERED:
    'A person with this national code is already registered. Nothing was changed. Open their file: coming back and another post are there.',
  ONE_TIME_CODE_WRONG: 'The one-time code is wrong or has expired. Ask the manager for a new one.',
  OWN_ACT_FORBIDDEN: 'You cannot do this for yourself. Another person must do it.',
  SECOND_PERSON_NOT_INDEPENDENT:
    'You cannot be the second person: {why, select, registered_by_first {your account was registered less than 90 days ago by the person who entered this} reset_by_first {that person ended your password in the last 30 days} reset_since {that person ended your password in the last 30 days} code_from_first {that person gave you a sign-in code in the last 90 days} registered_first {you registered that person less than 90 days ago} code_to_first {you gave that person a sign-in code in the last 90 days} other {you were registered less than 30 days ago}}. Nothing was changed. Another colleague must confirm.',
  SECOND_PERSON_NEEDED:
    '{act, select, complaint {A complaint about cash or conduct is not decided by one person alone. Nothing was changed. An independent colleague enters their password beside you, and the words say why. Where no colleague is independent, ask the province.} identifier {A wrong identifier is corrected only with the manager’s password. Nothing was changed. The manager enters it beside you, and the words say why.} other {This change loosens a control, and the manager does not do that alone. Nothing was changed. An independent colleague enters their password beside you, and the words say why. Where no colleague is independent, ask the province.}}',
  COLLEAGUE_CAN_AGREE:
    'An independent colleague works in this office, so the province is not asked. Nothing was sent. Change the setting again, and the colleague enters their password beside you.',
  SEEN_IS_STALE:
    'What you looked at is no longer the same. Nothing was changed. Review it again, then confirm.',
  SIGN_CHECK_NEEDED: 'Check the 127 sign first. The day does not open before it.',
  CORRECTIVE_ACTION_NEEDED: 'A failed check needs a corrective action with an owner and a date.',
  CLOCK_DOUBTED:
    'The clock of this computer {kind, select, off_from_province {differs from the clock of the province} off_from_peers {differs from the clocks of the office’s other PCs} other {lies before the last record}}. Nothing was saved. The manager has to set it right and confirm it with a reason.',
  CLOCK_IMPOSSIBLE:
    'The date of this computer is not one to work by. Nothing was saved. Set its date and time right and try again.',
  DAY_NOT_OPEN: 'The day {day} is not open. Nothing was saved. Open it from the morning card.',
  DAY_ALREADY_OPEN: 'The day {day} is already open.',
  DAY_CLOSED: 'The day {day} is closed. Nothing was saved. Late items go to the next day.',
  DAY_NOT_CLOSED: 'The day {day} is not closed yet. Close it first.',
  DRAFTS_OPEN: '{count, plural, one {One visit is} other {# visits are}} still open. Finish or cancel first.',
  EARLIER_DAY_OPEN:
    'Earlier days are still open: {days}. Close them first, in order, or confirm closing out of turn with a reason.',
  PEERS_MISSING:
    'Nothing was heard on this day from the desks {desks}. Turn their PCs on, or confirm closing the day without them with a reason.',
  BATCH_ALREADY_USED:
    'This batch slip was already used for {day}. Print the slip of this day at the terminal.',
  PROPOSALS_DIFFER:
    'The reference number of one of these is not that of the report. Compare each with its slip and confirm it alone.',
  EXCEPTIONS_UNEXPLAINED:
    '{count, plural, one {One difference is} other {# differences are}} not explained yet.',
  REASON_NEEDED: 'A reason is needed. Nothing was saved. Write the reason.',
  QUEUE_JUMP:
    'Others wait with a number before this client. Nothing was saved. Call the next number, or say why this client comes first.',
  EMERGENCIES_USED:
    'This person had {most, plural, one {# emergency session} other {# emergency sessions}} today already, and no more are opened. Nothing was changed. They sign in themselves; the manager gives a new code where the password is lost.',
  SESSION_NEEDS_WITNESS:
    'Whoever writes a training session down is not its only witness. Nothing was saved. Name somebody else who was there; once they confirm, your own attendance counts too.',
  TRAINING_TOO_LONG:
    '{name} would have attended more than ten hours of training on {day}. Nothing was saved. Correct the day or the length.',
  NOTICE_UNREAD:
    'You have {count, plural, =1 {one notice} other {# notices}} to read. Nothing was recorded and your draft is safe. Read and confirm under “Training and notices” first.',
  ATTENDANCE_TOO_LATE:
    'The thirty days for confirming this session have passed. Nothing was recorded. The manager holds the session again.',
  EQUIPMENT_ALREADY_REGISTERED:
    'This piece is already registered with the label {label}. Nothing was changed.',
  EQUIPMENT_WRITTEN_OFF: 'This piece was written off. Nothing was changed.',
  NOT_IN_YOUR_CUSTODY: 'You do not hold this piece, or it was not handed to you. Nothing was changed.',
  HANDOVER_OPEN:
    'The last handover of this piece was not answered yet. Nothing was changed. Withdraw it or wait for the answer.',
  CLIENTS_STILL_WAIT:
    'Clients with a number still wait: {count, number}. The queue stays on. Switch it off when all were called.',
  QUEUE_OFF:
    'This office does not work with queue numbers. Nothing was recorded. The manager switches them on in the settings.',
  TICKET_AT_DESK:
    'The number before is still at this desk. None was called. Open a visit for it, or say that nobody came.',
  TICKET_AT_OTHER_DESK:
    'Desk {desk, number} has called this number. Nothing was recorded. Call the next one.',
  NOBODY_WAITS: 'Nobody waits for your sections. Nothing was recorded.',
  FEEDBACK_NOT_ASKED: 'The time for this answer is over, or it was given already. Nothing was recorded.',
  DESK_HANDOVER_OPEN:
    'Your last handover of the desk has no answer yet. Nothing was changed. Withdraw it first, or wait for the answer.',
  NOT_YOUR_DESK:
    'This visit or terminal is not yours. Nothing was changed. Look at the page and choose again.',
  HANDOVER_OUTDATED:
    'Since the offer the total of a terminal or the business day has changed. Nothing was handed over. Your colleague withdraws it and offers again.',
  TERMINAL_HANDED_OVER:
    'You handed this terminal to {to} today. The payment was not recorded. They record it, or give the terminal back to you.',
  ACTION_ALREADY_DONE: 'This action was already done. Nothing was changed.',
  VISIT_OF_OTHER_DAY:
    'This visit was left open on {day}. Nothing was saved. Its clerk or the manager ends it with a reason.',
  ESCALATED_TO_MANAGER:
    'This visit was left to the manager, who alone decides on the identity. Nothing was saved.',
  STAFF_AS_CLIENT:
    'This national code belongs to somebody who works here ({part}). Nothing was saved. Only the manager can open this visit.',
  PARTS_DISAGREE: 'Parts of the visit do not agree: {parts}. Nothing was saved. Make them say the same.',
  CHANGE_NEEDED:
    'The identity of this person was not verified in visit \u2068{visitNumber}\u2069 of {day}. Nothing was saved. Say what has changed since.',
  POINT_IS_MANAGERS:
    'Until the judiciary has confirmed this point, only the manager verifies this person. Nothing was saved. Leave it to the manager.',
  DOUBT_IS_MANAGERS:
    'A doubt about this person or this paper stands since visit \u2068{visitNumber}\u2069 of {day}. Nothing was saved. Only the manager can verify the identity; leave it to the manager.',
  PERSON_ALREADY_IN_VISIT:
    'This person is in the visit already. Nothing was saved. For another principal or company of theirs choose “Add person” and “Another principal”.',
  REPRESENTATION_IMPOSSIBLE:
    'With this role or paper nobody can act for this person. Nothing was saved. Check the role, the paper and the person.',
  SIGNATORY_MISSING:
    'This company needs {number} signatures, and not all who sign are in the visit. Nothing was saved. Enter the other signatory by “Add person”.',
  PERSON_STILL_NEEDED:
    'Somebody else in the visit depends on this person. Nothing was saved. Remove the other one first, or cancel the visit.',
  LAST_PERSON_STAYS:
    'Nobody but this person is in the visit. Nothing was saved. If they leave too, cancel the visit.',
  VISIT_ALREADY_FILED:
    'A filing is recorded in this visit; nobody is added or removed any more. Nothing was saved. Open a new visit for them.',
  VISIT_IS_FULL: 'A visit takes at most {most} people. Nothing was saved. Open a new visit for the others.',
  NOT_SEEN_TODAY:
    'These items were not completely checked for the same person today: {missing}. Nothing was saved. Check them now.',
  SANA_NEEDED:
    'The service “{item}” needs an active Sana account. Nothing was saved. Confirm once they are registered.',
  REDUCTION_PAPER_NEEDED:
    'The reduction “{reduction}” needs its document, number and reason. Nothing was saved. Enter them.',
  REDUCTION_NEEDS_MANAGER:
    'A reduction above {basisPoints, number, ::percent scale/0.0001 .##} is for the manager. Nothing was saved. Ask the manager to charge it.',
  CHARGE_OF_COMPLETED_VISIT:
    'This visit is completed. Only the manager cancels its charge, lowers it or has fewer filings in it, with a reason and the password. Nothing was changed.',
  CHARGE_IS_FILED:
    'Something of this visit was filed under a tracking number, and its service is no longer exchanged. Nothing was changed. The manager may cancel the charge with a reason.',
  NAME_TOO_DIFFERENT:
    'This name differs by more than a slip of the hand from the one that was recorded. Nothing was changed. If it is the same person, let the manager correct it.',
  NOTHING_DUE: 'Nothing is due for this visit. Nothing was changed. Finish it in the usual way.',
  VISIT_NOT_OPEN: 'This visit is no longer open. Nothing was saved. Open a new visit.',
  IDENTITY_NEEDED: 'The client’s identity is not verified yet. Nothing was saved. Complete the checklist.',
  IDENTITY_INCOMPLETE: 'The identity checklist is not complete: {missing}. Nothing was saved.',
  IDENTITY_ALREADY_DECIDED: 'The identity check of this visit is already decided.',
  IDENTIFIER_INVALID:
    '“{field}” is not accepted ({reason}). Nothing was saved. Compare it with the document.',
  SELF_VERIFICATION: 'You cannot verify your own identity. Another person must serve you.',
  VISIT_HAS_PAYMENTS: 'This visit has a payment. Reverse the payment first.',
  TARIFF_MISSING: 'No tariff is in force on {day}. The manager must enter one.',
  TARIFF_INVALID: 'The tariff is not valid at {where} ({reason}). Nothing was saved.',
  TARIFF_ALREADY_KNOWN: 'This tariff is already there. Nothing was changed.',
  BOARD_OUT_OF_DATE:
    'The rate board has to show the rates of “{title}” with the code {code}. Nothing was recorded. Print and put up the new board, then confirm that it hangs.',
  BOARD_NOT_PRINTED:
    'This rate board was not printed yet. Nothing was recorded. Print it and put it up first.',
  LETTER_DATES_IMPOSSIBLE:
    'The dates cannot be true: {why, select, letter_in_future {the letter is dated in the future} before_letter {it takes effect before its letter} ends_before_start {it ends before it begins} too_far {it takes effect more than two years from now} other {there is no such day}}. Nothing was saved.',
  FEE_ITEM_UNKNOWN: 'The service “{item}” is not in the tariff in force.',
  FEE_RATE_MISSING: 'The rate of “{item}” is set outside; the manager must enter it with its reference.',
  FEE_COUNT_INVALID: 'The count of “{item}” is not valid. Enter a whole number.',
  REDUCTION_NOT_LISTED: 'The reduction “{reduction}” is not listed in the tariff.',
  FEES_ALREADY_CHARGED: 'The fees of this visit are already charged. Cancel them by a correction.',
  FEES_NOT_CHARGED: 'No fee has been charged for this visit yet.',
  ...terminalSentencesEn,
  TERMINAL_ALREADY_REGISTERED: 'Terminal {terminal} is already registered.',
  RRN_INVALID:
    'The reference number (RRN) has {digits, number} digits. Nothing was saved. Read it from the slip again.',
  STAN_INVALID: 'The trace number (STAN) has 6 digits. Nothing was saved. Read it from the slip again.',
  CARD_INVALID: 'The card number could not be read. Enter the last 4 digits.',
  RRN_ALREADY_USED:
    'The reference number {rrn} was used before, in visit \u2068{visitNumber}\u2069. The payment was not saved.',
  PAYMENT_EXCEEDS_DUE: 'The amount is more than what is due ({due, number} rials). Nothing was saved.',
  PAYMENT_ALREADY_REVERSED: 'This payment is already reversed. Nothing was changed.',
  VISIT_NOT_PAID: '{due, number} rials are still due. Record the payment first.',
  VISIT_WAS_CHARGED:
    'A fee was charged in this visit, so the client did not only ask. Nothing was saved. If nothing was served, cancel it with a reason.',
  NO_FILING_SERVICE_CHARGED:
    'No service that is filed in the judiciary’s system was charged in this visit. Nothing was saved. Charge that service (such as a petition or a brief) and take the payment, then enter the tracking number.',
  FILED_ALREADY:
    'Every service of this visit that is filed ({units, number}) has its tracking number. Nothing was saved. If a number is wrong, correct it; for another filing, charge its fee.',
  TRACKING_NUMBER_TAKEN:
    'This tracking number stands in visit \u2068{visitNumber}\u2069 ({day}). Nothing was saved. Read the number from the system again; only the manager records one twice, with a reason.',
  INSPECTION_NEEDS_PROVINCE:
    'This PC is not connected to the province and does not have its key; the code was not checked. Enter it at another PC of this office.',
  INSPECTION_CODE_WRONG:
    'The province of this office did not sign this code, or it is incomplete. Nothing was opened. Scan the code again.',
  INSPECTION_REFUSED:
    '{why, select, expired {The time of this code is over} not_yet {The clock of this PC is before the time at which the code was made} other_office {This code is for another office} other {This code was used before}}. Nothing was opened; this refusal was recorded and the province sees it. Get a new code from the province.',
  LINES_WITHOUT_VERDICT:
    '{count, plural, one {# line has} other {# lines have}} no verdict yet. No protocol was made. Give each line a verdict; not checked is one too, with its reason.',
  ACCESS_NEEDS_PROVINCE:
    'This PC is not enrolled at the province and does not have its key; the code was not checked. Enter it at an enrolled PC of the office.',
  ACCESS_CODE_WRONG:
    'The province of this office did not sign this code, or it is not complete. Nothing has changed. Scan it again.',
  ACCESS_CODE_REFUSED:
    '{why, select, expired {The time of this code is over} not_yet {The clock of this PC is before the code was made} other_office {This code is for another office} nobody {No active manager of this office has that name} other {This code was used before}}. Nothing has changed. Ask the province for a new code.',
  REPORT_NEEDS_PROVINCE:
    'This PC has no key of the province that is proved (it is not connected to it yet), so the report cannot be sealed to it. Nothing was kept. Call 127 now.',
  COMPLAINT_TEXT_NOT_TAKEN:
    'This PC has no key of the province that is proved, as before enrolment: the text of a complaint about the manager cannot be sealed and is not taken. Hand out the 127 slip.',
  COMPLAINTS_DIFFER:
    'These two are not about one person, or one is a complaint and the other feedback. Nothing was changed. Link them as related instead.',
  COMPLAINT_CLOSED: 'This complaint is closed. Register a new one.',
  CLOSURE_AGAINST_WORK: 'The office worked on this day; it cannot be declared closed. Nothing was saved.',
  TOO_MANY_CLOSURES:
    'No more than {limit, number} closed days are taken within a year. Nothing was saved. Look through the list.',
  NOTE_TOO_THIN:
    'This needs words of substance: write who was asked and what was found, in four words at least. Nothing was saved.',
  DIFFERENCE_UNKNOWN:
    'This difference is met or ended by now. Nothing was saved. The list shows what is still open.',
  DIFFERENCE_AWAITED:
    'This can still come by itself with the next report. Nothing was saved. Words end it only once a report came without it or its term is over.',
  PAPER_NEEDED:
    'What could have been kept is ended only by a paper that both persons saw: choose which one and enter its number, or take a photo of it. Nothing was saved.',
  REPORT_LEFT_TO_PROVINCE:
    'This report is more than three working days late: a colleague’s word ends it no more. Nothing was saved. Import the report, or save your words without a colleague, and the province decides.',
  MATCH_NOT_POSSIBLE: 'These two cannot be matched. Nothing was changed.',
  MATCH_TOO_FAR:
    'No look alone joins this payment and this row: {why, select, amount {the amounts differ} terminal {the terminals differ} day {the days lie apart} other {the numbers are not near}}. Nothing was changed. Both stay among the open differences, and each ends there with words, a paper and the word of an independent colleague.',
  MATCH_NOT_IN_FORCE: 'This match no longer stands. Nothing was changed. Refresh the list.',
  EXCEPTION_UNKNOWN: 'This difference is no longer there. Refresh the list.',
  PROVINCE_UNREACHABLE: 'The province cannot be reached. Everything is kept here and will be sent later.',
  PROVINCE_REFUSED_CODE: 'The province did not accept the code. Ask for a new one.',
  PROVINCE_IDENTITY_CHANGED:
    'What answers at this address is not signed by the province that this office was enrolled with. Nothing was sent, and the office stays with its province. Tell the province.',
  PROVINCE_KNOWS_NOT_DEVICE:
    'The province does not know this PC; it may have been restored from an older copy. Everything is kept here. Ask the province for a new code and enrol again.',
  PROVINCE_REVOKED_DEVICE:
    'The province revoked this PC and takes nothing from it. Everything is kept here. Contact the province.',
  PROVINCE_NOT_PROVEN:
    'Whoever answered is not the province that gave this code: its key does not fit the code. Nothing was enrolled. Check the address and tell the province.',
  PROVINCE_NEEDS_HTTPS: 'The address of the province must begin with https. Nothing was enrolled.',
  PEERS_OFF: 'Working with several PCs is not on at this PC. The manager turns it on in Settings.',
  PEERS_NOT_LISTENING:
    'Other PCs cannot reach this one at {address}. Check the cable or the network, or choose another address. Everything is safe here.',
  ADDRESS_NOT_OURS: 'This is none of this PC’s addresses. Nothing was changed. Choose one of the list.',
  OFFICE_JOINING:
    'The office’s records are still on their way to this PC. Nobody can sign in until they are here. Keep the other PC on.',
  PEER_UNREACHABLE:
    'The other PC does not answer. Check that it is on, the address and the network. Everything is kept here.',
  PEER_NOT_A_MEMBER: "That PC is none of this office's. Nothing was connected.",
  PEER_REMOVED:
    'This PC was removed from the office. Nothing was recorded. What was recorded here before is kept; the manager hands it over to the office by a bundle. Work at another PC.',
  PAIRING_REFUSED:
    "The office's PC did not accept the code, or did not know it itself. Nothing was set up. Ask the manager for a new code.",
  BUNDLE_NOT_NEEDED: 'There is nothing to carry: the other side has everything. No file was written.',
  BUNDLE_NOT_WRITTEN:
    'The bundle could not be written into this folder. Plug the drive in again, check its free room and that it may be written to. Everything is kept here.',
  BUNDLE_TORN:
    'This bundle is not whole: writing or copying it was broken off. Nothing of it was taken. Make the bundle again and bring it.',
  BUNDLE_INTERRUPTED:
    'Reading the bundle broke off; the drive may have been pulled out. {entries, plural, =0 {Nothing of it was taken} one {One entry of it was taken and is safe} other {# entries of it were taken and are safe}}. Plug the drive in again and take the same bundle once more; the rest goes on from there.',
  BUNDLE_CHANGED:
    'This bundle is not as it was written: it was changed or damaged since. Nothing of it was taken. Make the bundle again and bring it.',
  BUNDLE_NEWER:
    'A newer version of the application wrote this bundle, and this PC does not know its form. Nothing of it was taken, and the bundle is sound. Update the application on this PC and take the same bundle.',
  BUNDLE_OF_ANOTHER_OFFICE:
    'This bundle is not of this office. Nothing of it was taken. Choose one of this office.',
  BUNDLE_NOT_FOR_US:
    'This bundle is not for this PC: it is for the province, or this PC did not belong to the office when it was made. Nothing of it was taken. Make a new one for the office.',
  BUNDLE_ALREADY_TAKEN:
    'This bundle brings nothing new: all of it reached this PC before. Nothing was changed. Choose a newer one.',
  ENROL_CODE_INCOMPLETE:
    'The code is not whole: it has 28 characters in seven groups of four. Enter all of them.',
  SYNC_REFUSED:
    'The province refused the last batch ({code}). Everything is kept here. Call support with this code.',
  CLOCK_NEEDS_SECOND:
    'By this clock the business day goes back by more than one day. The clock was not confirmed. A colleague must confirm it with their own password beside the manager, or the PC must reach the province to compare its clock.',
  PROVINCE_PINNED:
    'This office is enrolled with another province, and the keys of this code are not its keys. Nothing was changed. If its province is at another address now, take a code of that province. If the province lost its keys, the manager proposes the change and an independent colleague confirms it.',
  CHANGE_NEEDS_PROVINCE:
    'Nobody in this office can be the independent second person. Nothing was changed. Only an answer that the province itself signed lets the office go; contact the province.',
  NOT_ENROLLED: 'This office is not enrolled with a province yet. Everything is kept here.',
  PROVINCE_ADDRESS_INVALID: 'The address of the province is not valid. Enter the full https address.',
  ...reportSentencesEn,
} satisfies Record<ProblemCode, string>;
