// A process of its own: opens an office, enrols it, sends all that it has, and says by how much it grew meanwhile.
import { enrolDevice } from '#core/replication/sync/enrol.ts';
import { openBenchOffice } from './bench-office.ts';

const megabyte = 1024 * 1024;
const [, , dir = '', url = '', code = ''] = process.argv;
const { desk } = openBenchOffice(dir);
await enrolDevice(desk, null, url, code);
const before = process.memoryUsage.rss();
let peak = before;
const look = (): void => {
  peak = Math.max(peak, process.memoryUsage.rss());
};
const timer = setInterval(look, 5);
await desk.sync.syncNow();
look();
clearInterval(timer);
const { acked } = desk.sync.state();
await desk.close();
process.stdout.write(`${JSON.stringify({ before: before / megabyte, peak: peak / megabyte, acked })}\n`);
