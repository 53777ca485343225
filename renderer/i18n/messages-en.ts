// Every sentence on screen in English, fetched where English is chosen. Adding a feature's messages: import its file here, once.
import { sentencesEn } from '#core/foundation/problems/sentences-en.ts';

import appEn from './messages/app.en.json';
import bundlesEn from './messages/bundles.en.json';
import clockEn from './messages/clock.en.json';
import complaintsEn from './messages/complaints.en.json';
import dayCloseEn from './messages/day-close.en.json';
import departuresEn from './messages/departures.en.json';
import emergencyEn from './messages/emergency.en.json';
import equipmentEn from './messages/equipment.en.json';
import feedbackEn from './messages/feedback.en.json';
import feesEn from './messages/fees.en.json';
import firstRunEn from './messages/first-run.en.json';
import handoversEn from './messages/handovers.en.json';
import identityEn from './messages/identity.en.json';
import inboxEn from './messages/inbox.en.json';
import inspectionsEn from './messages/inspections.en.json';
import keysEn from './messages/keys.en.json';
import looksEn from './messages/looks.en.json';
import officeEn from './messages/office.en.json';
import paletteEn from './messages/palette.en.json';
import paymentsEn from './messages/payments.en.json';
import peersEn from './messages/peers.en.json';
import photosEn from './messages/photos.en.json';
import postingsEn from './messages/postings.en.json';
import premisesEn from './messages/premises.en.json';
import printsEn from './messages/prints.en.json';
import queueEn from './messages/queue.en.json';
import recordsEn from './messages/records.en.json';
import recoveryEn from './messages/recovery.en.json';
import secondFactorEn from './messages/second-factor.en.json';
import settingsEn from './messages/settings.en.json';
import shiftsEn from './messages/shifts.en.json';
import staffEn from './messages/staff.en.json';
import supervisionEn from './messages/supervision.en.json';
import syncEn from './messages/sync.en.json';
import tourEn from './messages/tour.en.json';
import trainingEn from './messages/training.en.json';
import uiEn from './messages/ui.en.json';
import violationsEn from './messages/violations.en.json';
import visitsEn from './messages/visits.en.json';
import { problemMessages } from './problem-messages.ts';

/** Every sentence in English. */
export const english: Record<string, string> = {
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
  ...problemMessages(sentencesEn),
};
