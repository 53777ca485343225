// Every duty of the office, each once, under its name: its reads, appliers, procedures and topic follow from its line here.
// The facts of people, of the office and of visits stand below those who act on them, so their procedures are joined here. Bare
// imports keep the names of their reads in the declarations.
import '#core/access/staff/duty.ts';
import '#core/counter/visits/duty.ts';
import '#core/journal/office/duty.ts';
import { staffRouter } from '#core/access/sign-in/router.ts';
import { staff as staffFacts } from '#core/access/staff/duty.ts';
import { officeRouter } from '#core/app/first-run/router.ts';
import { visitsRouter } from '#core/counter/visit-acts/router.ts';
import { visits as visitFacts } from '#core/counter/visits/duty.ts';
import { office as officeFacts } from '#core/journal/office/duty.ts';

export { accessLog } from '#core/access/access-log/duty.ts';
export { accounts } from '#core/access/accounts/duty.ts';
export { clock } from '#core/access/clock/duty.ts';
export { controls } from '#core/access/controls/duty.ts';
export { departures } from '#core/access/departures/duty.ts';
export { emergency } from '#core/access/emergency/duty.ts';
export { inspections } from '#core/access/inspections/duty.ts';
export { postings } from '#core/access/postings/duty.ts';
export { secondFactor } from '#core/access/second-factor/duty.ts';
export { people } from '#core/access/sign-in/duty.ts';
export { closures } from '#core/assets/closures/duty.ts';
export { equipment } from '#core/assets/equipment/duty.ts';
export { photos } from '#core/assets/photos/duty.ts';
export { settings } from '#core/assets/settings/duty.ts';
export { training } from '#core/assets/training/duty.ts';
export { dayClose } from '#core/closing/day-close/duty.ts';
export { premises } from '#core/closing/premises/duty.ts';
export { complaints } from '#core/counter/complaints/duty.ts';
export { feedback } from '#core/counter/feedback/duty.ts';
export { fees } from '#core/counter/fees/duty.ts';
export { handovers } from '#core/counter/handovers/duty.ts';
export { identity } from '#core/counter/identity/duty.ts';
export { inbox } from '#core/counter/inbox/duty.ts';
export { payments } from '#core/counter/payments/duty.ts';
export { prints } from '#core/counter/prints/duty.ts';
export { queue } from '#core/counter/queue/duty.ts';
export { palette } from '#core/counter/search/duty.ts';
export { visitState } from '#core/counter/visit-state/duty.ts';
export { businessDay } from '#core/journal/business-day/duty.ts';
export { inspectionLines } from '#core/oversight/inspection-lines/duty.ts';
export { legalDesk } from '#core/oversight/legal-desk/duty.ts';
export { records } from '#core/oversight/records/duty.ts';
export { reports } from '#core/oversight/reports/duty.ts';
export { settingsHistory } from '#core/oversight/settings-history/duty.ts';
export { shifts } from '#core/oversight/shifts/duty.ts';
export { supervision } from '#core/oversight/supervision/duty.ts';
export { violations } from '#core/oversight/violations/duty.ts';
export { peers } from '#core/replication/peers/duty.ts';
export { store } from '#core/replication/store/duty.ts';
export { sync } from '#core/replication/sync/duty.ts';

export const staff = { ...staffFacts, router: staffRouter };
export const office = { ...officeFacts, router: officeRouter };
export const visits = { ...visitFacts, router: visitsRouter };
