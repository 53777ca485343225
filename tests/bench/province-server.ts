// A process of its own: a province on the PostgreSQL that is named; says its address and an enrolment code.
import { startProvince } from '#province/server.ts';

const [, , databaseUrl = '', office = ''] = process.argv;
const province = await startProvince({ databaseUrl });
const code = await province.createEnrolCode(office);
process.stdout.write(`${JSON.stringify({ url: province.url, code })}\n`);
