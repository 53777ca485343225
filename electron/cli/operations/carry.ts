// Bundles on the command line: what is carried where no network goes.
import path from 'node:path';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import type { Carrying } from '#core/replication/peers/contract.ts';
import { openForOperations } from '../open-for-operations.ts';
import type { Reporter } from '../report.ts';
import type { Operation } from './operation.ts';

const told =
  (report: Reporter) =>
  ({ step, done, of }: Carrying): void =>
    report.progress(step, done, of);

/** Writes what the province, or the office's other PCs, lack into the folder `--to`. */
export const carryOut: Operation = async ({ dir, options, report }) => {
  const { to, for: recipient } = options;
  if (typeof to !== 'string') throw refusal('INPUT_INVALID', { fields: ['to'] });
  if (recipient !== 'province' && recipient !== 'office') throw refusal('INPUT_INVALID', { fields: ['for'] });
  const { desk, close } = await openForOperations(dir, 'write');
  try {
    report.result({ ok: true, ...(await desk.peers.bundleOut(recipient, path.resolve(to), told(report))) });
    return 0;
  } finally {
    await close();
  }
};

/** Takes a bundle in; exit code 2 when something of it waits for what is not here yet. */
export const carryIn: Operation = async ({ dir, files, report }) => {
  const [file] = files;
  if (file === undefined) throw refusal('INPUT_INVALID', { fields: ['file'] });
  const { desk, close } = await openForOperations(dir, 'write');
  try {
    const taken = await desk.peers.bundleIn(path.resolve(file), told(report));
    report.result({ ok: taken.waiting === 0, ...taken });
    return taken.waiting === 0 ? 0 : 2;
  } finally {
    await close();
  }
};
