// Every sentence on screen, by language. Adding a feature's messages: import its two files here, once.
import type { ProblemCode } from '#core/leaves/problems/catalogue.ts';
import { sentencesEn } from '#core/leaves/problems/sentences-en.ts';
import { sentencesFa } from '#core/leaves/problems/sentences-fa.ts';
import type { Language } from './language.ts';
import appEn from './messages/app.en.json';
import appFa from './messages/app.fa.json';
import bundlesEn from './messages/bundles.en.json';
import bundlesFa from './messages/bundles.fa.json';
import clockEn from './messages/clock.en.json';
import clockFa from './messages/clock.fa.json';
import complaintsEn from './messages/complaints.en.json';
import complaintsFa from './messages/complaints.fa.json';
import dayCloseEn from './messages/day-close.en.json';
import dayCloseFa from './messages/day-close.fa.json';
import departuresEn from './messages/departures.en.json';
import departuresFa from './messages/departures.fa.json';
import emergencyEn from './messages/emergency.en.json';
import emergencyFa from './messages/emergency.fa.json';
import equipmentEn from './messages/equipment.en.json';
import equipmentFa from './messages/equipment.fa.json';
import feedbackEn from './messages/feedback.en.json';
import feedbackFa from './messages/feedback.fa.json';
import feesEn from './messages/fees.en.json';
import feesFa from './messages/fees.fa.json';
import firstRunEn from './messages/first-run.en.json';
import firstRunFa from './messages/first-run.fa.json';
import handoversEn from './messages/handovers.en.json';
import handoversFa from './messages/handovers.fa.json';
import identityEn from './messages/identity.en.json';
import identityFa from './messages/identity.fa.json';
import inboxEn from './messages/inbox.en.json';
import inboxFa from './messages/inbox.fa.json';
import inspectionsEn from './messages/inspections.en.json';
import inspectionsFa from './messages/inspections.fa.json';
import keysEn from './messages/keys.en.json';
import keysFa from './messages/keys.fa.json';
import looksEn from './messages/looks.en.json';
import looksFa from './messages/looks.fa.json';
import officeEn from './messages/office.en.json';
import officeFa from './messages/office.fa.json';
import paletteEn from './messages/palette.en.json';
import paletteFa from './messages/palette.fa.json';
import paymentsEn from './messages/payments.en.json';
import paymentsFa from './messages/payments.fa.json';
import peersEn from './messages/peers.en.json';
import peersFa from './messages/peers.fa.json';
import photosEn from './messages/photos.en.json';
import photosFa from './messages/photos.fa.json';
import postingsEn from './messages/postings.en.json';
import postingsFa from './messages/postings.fa.json';
import premisesEn from './messages/premises.en.json';
import premisesFa from './messages/premises.fa.json';
import printsEn from './messages/prints.en.json';
import printsFa from './messages/prints.fa.json';
import queueEn from './messages/queue.en.json';
import queueFa from './messages/queue.fa.json';
import recordsEn from './messages/records.en.json';
import recordsFa from './messages/records.fa.json';
import recoveryEn from './messages/recovery.en.json';
import recoveryFa from './messages/recovery.fa.json';
import secondFactorEn from './messages/second-factor.en.json';
import secondFactorFa from './messages/second-factor.fa.json';
import settingsEn from './messages/settings.en.json';
import settingsFa from './messages/settings.fa.json';
import shiftsEn from './messages/shifts.en.json';
import shiftsFa from './messages/shifts.fa.json';
import staffEn from './messages/staff.en.json';
import staffFa from './messages/staff.fa.json';
import supervisionEn from './messages/supervision.en.json';
import supervisionFa from './messages/supervision.fa.json';
import syncEn from './messages/sync.en.json';
import syncFa from './messages/sync.fa.json';
import tourEn from './messages/tour.en.json';
import tourFa from './messages/tour.fa.json';
import trainingEn from './messages/training.en.json';
import trainingFa from './messages/training.fa.json';
import uiEn from './messages/ui.en.json';
import uiFa from './messages/ui.fa.json';
import violationsEn from './messages/violations.en.json';
import violationsFa from './messages/violations.fa.json';
import visitsEn from './messages/visits.en.json';
import visitsFa from './messages/visits.fa.json';

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
const en = {
  ...uiEn,
  ...appEn,
  ...inspectionsEn,
  ...inboxEn,
  ...keysEn,
  ...officeEn,
  ...paletteEn,
  ...firstRunEn,
  ...peersEn,
  ...recoveryEn,
  ...handoversEn,
  ...photosEn,
  ...postingsEn,
  ...premisesEn,
  ...departuresEn,
  ...emergencyEn,
  ...equipmentEn,
  ...tourEn,
  ...trainingEn,
  ...looksEn,
  ...printsEn,
  ...recordsEn,
  ...supervisionEn,
  ...syncEn,
  ...dayCloseEn,
  ...violationsEn,
  ...visitsEn,
  ...identityEn,
  ...feesEn,
  ...feedbackEn,
  ...queueEn,
  ...paymentsEn,
  ...bundlesEn,
  ...clockEn,
  ...complaintsEn,
  ...secondFactorEn,
  ...settingsEn,
  ...shiftsEn,
  ...staffEn,
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

const problemMessages = (sentences: Record<ProblemCode, string>): Record<string, string> => {
  return Object.fromEntries(
    Object.entries(sentences).map(([code, sentence]) => [`problem.${code}`, sentence]),
  );
};

export const messages: Record<Language, Record<string, string>> = {
  fa: { ...fa, ...problemMessages(sentencesFa) },
  en: { ...en, ...problemMessages(sentencesEn) },
};
