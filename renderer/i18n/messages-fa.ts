// Every sentence of the features in Persian, by its id.
// Made from `messages/*.fa.json` by `npm run lists`. Do not edit.
import accessLog from './messages/access-log.fa.json';
import app from './messages/app.fa.json';
import bank from './messages/bank.fa.json';
import bundles from './messages/bundles.fa.json';
import clock from './messages/clock.fa.json';
import closures from './messages/closures.fa.json';
import complaints from './messages/complaints.fa.json';
import controls from './messages/controls.fa.json';
import dayClose from './messages/day-close.fa.json';
import departures from './messages/departures.fa.json';
import emergency from './messages/emergency.fa.json';
import equipment from './messages/equipment.fa.json';
import feedback from './messages/feedback.fa.json';
import fees from './messages/fees.fa.json';
import firstRun from './messages/first-run.fa.json';
import handovers from './messages/handovers.fa.json';
import identity from './messages/identity.fa.json';
import inbox from './messages/inbox.fa.json';
import inspectionLines from './messages/inspection-lines.fa.json';
import inspections from './messages/inspections.fa.json';
import itDesk from './messages/it-desk.fa.json';
import keys from './messages/keys.fa.json';
import legalDesk from './messages/legal-desk.fa.json';
import lists from './messages/lists.fa.json';
import office from './messages/office.fa.json';
import palette from './messages/palette.fa.json';
import payments from './messages/payments.fa.json';
import peers from './messages/peers.fa.json';
import photos from './messages/photos.fa.json';
import postings from './messages/postings.fa.json';
import premises from './messages/premises.fa.json';
import prints from './messages/prints.fa.json';
import queue from './messages/queue.fa.json';
import records from './messages/records.fa.json';
import recovery from './messages/recovery.fa.json';
import reports from './messages/reports.fa.json';
import risks from './messages/risks.fa.json';
import secondFactor from './messages/second-factor.fa.json';
import settings from './messages/settings.fa.json';
import shifts from './messages/shifts.fa.json';
import staff from './messages/staff.fa.json';
import store from './messages/store.fa.json';
import supervision from './messages/supervision.fa.json';
import sync from './messages/sync.fa.json';
import tour from './messages/tour.fa.json';
import training from './messages/training.fa.json';
import ui from './messages/ui.fa.json';
import violations from './messages/violations.fa.json';
import visits from './messages/visits.fa.json';

export const messagesFa = {
  ...accessLog,
  ...app,
  ...bank,
  ...bundles,
  ...clock,
  ...closures,
  ...complaints,
  ...controls,
  ...dayClose,
  ...departures,
  ...emergency,
  ...equipment,
  ...feedback,
  ...fees,
  ...firstRun,
  ...handovers,
  ...identity,
  ...inbox,
  ...inspectionLines,
  ...inspections,
  ...itDesk,
  ...keys,
  ...legalDesk,
  ...lists,
  ...office,
  ...palette,
  ...payments,
  ...peers,
  ...photos,
  ...postings,
  ...premises,
  ...prints,
  ...queue,
  ...records,
  ...recovery,
  ...reports,
  ...risks,
  ...secondFactor,
  ...settings,
  ...shifts,
  ...staff,
  ...store,
  ...supervision,
  ...sync,
  ...tour,
  ...training,
  ...ui,
  ...violations,
  ...visits,
};
