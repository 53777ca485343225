// Every sentence on screen in Persian, and the ids of all. Adding a feature's messages: import its Persian file here, once; its
// English one is found by its name.
import type { ProblemCode } from '#core/foundation/problems/catalogue.ts';
import { sentencesFa } from '#core/foundation/problems/sentences-fa.ts';
import appFa from './messages/app.fa.json';
import bundlesFa from './messages/bundles.fa.json';
import clockFa from './messages/clock.fa.json';
import complaintsFa from './messages/complaints.fa.json';
import dayCloseFa from './messages/day-close.fa.json';
import departuresFa from './messages/departures.fa.json';
import emergencyFa from './messages/emergency.fa.json';
import equipmentFa from './messages/equipment.fa.json';
import feedbackFa from './messages/feedback.fa.json';
import feesFa from './messages/fees.fa.json';
import firstRunFa from './messages/first-run.fa.json';
import handoversFa from './messages/handovers.fa.json';
import identityFa from './messages/identity.fa.json';
import inboxFa from './messages/inbox.fa.json';
import inspectionsFa from './messages/inspections.fa.json';
import keysFa from './messages/keys.fa.json';
import looksFa from './messages/looks.fa.json';
import officeFa from './messages/office.fa.json';
import paletteFa from './messages/palette.fa.json';
import paymentsFa from './messages/payments.fa.json';
import peersFa from './messages/peers.fa.json';
import photosFa from './messages/photos.fa.json';
import postingsFa from './messages/postings.fa.json';
import premisesFa from './messages/premises.fa.json';
import printsFa from './messages/prints.fa.json';
import queueFa from './messages/queue.fa.json';
import recordsFa from './messages/records.fa.json';
import recoveryFa from './messages/recovery.fa.json';
import secondFactorFa from './messages/second-factor.fa.json';
import settingsFa from './messages/settings.fa.json';
import shiftsFa from './messages/shifts.fa.json';
import staffFa from './messages/staff.fa.json';
import supervisionFa from './messages/supervision.fa.json';
import syncFa from './messages/sync.fa.json';
import tourFa from './messages/tour.fa.json';
import trainingFa from './messages/training.fa.json';
import uiFa from './messages/ui.fa.json';
import violationsFa from './messages/violations.fa.json';
import visitsFa from './messages/visits.fa.json';
import { problemMessages } from './problem-messages.ts';

const fa = {
  ...uiFa,
  ...appFa,
  ...inspectionsFa,
  ...inboxFa,
  ...keysFa,
  ...officeFa,
  ...paletteFa,
  ...firstRunFa,
  ...peersFa,
  ...recoveryFa,
  ...handoversFa,
  ...photosFa,
  ...postingsFa,
  ...premisesFa,
  ...departuresFa,
  ...emergencyFa,
  ...equipmentFa,
  ...tourFa,
  ...trainingFa,
  ...looksFa,
  ...printsFa,
  ...recordsFa,
  ...supervisionFa,
  ...syncFa,
  ...dayCloseFa,
  ...violationsFa,
  ...visitsFa,
  ...identityFa,
  ...feesFa,
  ...feedbackFa,
  ...queueFa,
  ...paymentsFa,
  ...bundlesFa,
  ...clockFa,
  ...complaintsFa,
  ...secondFactorFa,
  ...settingsFa,
  ...shiftsFa,
  ...staffFa,
};

export type ProblemMessageId = `problem.${ProblemCode}`;
/** The id of a sentence: of a feature's message file, or of a problem. */
export type MessageId = keyof typeof fa | ProblemMessageId;

declare global {
  namespace FormatjsIntl {
    interface Message {
      ids: MessageId;
    }
  }
}

/** Every sentence in Persian. */
export const persian: Record<string, string> = { ...fa, ...problemMessages(sentencesFa) };

/** Whether there is a sentence of this id: for an id made of a value that this version may not know. */
export const isMessageId = (id: string): id is MessageId => Object.hasOwn(persian, id);
