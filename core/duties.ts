// Every duty of the office, each once, under its name: its reads, appliers, procedures and topic follow from its line here.
export { businessDay } from './business-day/duty.ts';
export { clock } from './clock/duty.ts';
export { closures } from './closures/duty.ts';
export { complaints } from './complaints/duty.ts';
export { dayClose } from './day-close/duty.ts';
export { fees } from './fees/duty.ts';
export { identity } from './identity/duty.ts';
export { office } from './office/duty.ts';
export { palette } from './palette/duty.ts';
export { payments } from './payments/duty.ts';
export { peers } from './peers/duty.ts';
export { premises } from './premises/duty.ts';
export { staff } from './staff/duty.ts';
export { store } from './store/duty.ts';
export { sync } from './sync/duty.ts';
export { visits } from './visits/duty.ts';
