// Long campaigns against the store: `npm run campaign -- <name> [--runs N] [--minutes M] [--seed S]`. Each draws from its
// seed, counts, and names the first run that failed, so that it can be repeated and kept as a test.
import { parseArgs } from 'node:util';
import { campaigns } from './campaigns.ts';

const options = {
  runs: { type: 'string', default: '1000' },
  minutes: { type: 'string', default: '60' },
  seed: { type: 'string', default: String(Date.now()) },
} as const;

const { values, positionals } = parseArgs({ options, allowPositionals: true });
const [name = ''] = positionals;
const campaign = Object.hasOwn(campaigns, name) ? campaigns[name] : undefined;
if (campaign === undefined) {
  process.stderr.write(
    `npm run campaign -- ${Object.keys(campaigns).join('|')} [--runs N] [--minutes M] [--seed S]\n`,
  );
  process.exit(64);
}

const until = Date.now() + Number(values.minutes) * 60_000;
const most = Number(values.runs);
const tell = (facts: Record<string, unknown>) =>
  process.stdout.write(`${JSON.stringify({ campaign: name, seed: values.seed, ...facts })}\n`);
const { run, end } = await campaign(values.seed);
let runs = 0;
try {
  while (runs < most && Date.now() < until) {
    const failed = await run();
    runs += 1;
    if (failed !== null) {
      tell({ ok: false, runs, failed });
      process.exitCode = 1;
      break;
    }
    if (runs % 100 === 0) process.stderr.write(`${name}: ${runs}\n`);
  }
  if (process.exitCode !== 1) tell({ ok: true, runs, at: new Date().toISOString() });
} finally {
  await end();
}
