// A real province on an embedded database that can go away and come back at the same address.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { request } from '@playwright/test';
import { type Province, startProvince } from '#province/server.ts';
import { streams } from '#province/store/schema.ts';
import { putEmptyProvince } from '#tests/support/empty-province.ts';
import { startTlsFront } from '#tests/support/tls-front.ts';

export const supervisorPassword = 'باران بر بام استان';
const password = supervisorPassword;
/** The code of the demo office. */
const office = '1101';

export type RemoteProvince = {
  readonly url: string;
  /** The same by https, as a real office needs it. */
  readonly secureUrl: string;
  /** A single-use code with which the demo office enrols. */
  enrolCode(): Promise<string>;
  /** Nobody answers at the address any more; what is stored stays. */
  goDown(): Promise<void>;
  comeBack(): Promise<void>;
  /** The head that is held of the office's only chain. */
  head(): Promise<{ seq: number; hash: string }>;
  /** A code for an inspector, as a supervisor makes it on the page of the office: its digits. */
  inspectionCode(name: string): Promise<string>;
  /** The supervisors' page of the office, as a signed-in supervisor gets it. */
  officePage(): Promise<string>;
  /** Ends for good and removes what was stored. */
  end(): Promise<void>;
};

/** Starts a province at a free port of this machine. */
export async function remoteProvince(): Promise<RemoteProvince> {
  const dir = await putEmptyProvince(mkdtempSync(path.join(tmpdir(), 'pishkhan-province-')));
  const first = await startProvince({ dir, password });
  const { url } = first;
  const front = await startTlsFront(url);
  let running: Province | null = first;
  const up = (): Province => {
    if (running === null) throw new Error('the province is down');
    return running;
  };
  const goDown = async () => {
    await running?.close();
    running = null;
  };
  return {
    url,
    secureUrl: front.url,
    enrolCode: () => up().createEnrolCode(office, { officeName: 'دفتر نمونه' }),
    goDown,
    async comeBack() {
      running = await startProvince({ dir, port: Number(new URL(url).port) });
    },
    async head() {
      const [stream, ...others] = await up().store.select().from(streams);
      if (stream === undefined || others.length > 0) throw new Error('the office has one chain');
      return { seq: stream.ackedSeq, hash: stream.headHash };
    },
    async inspectionCode(name) {
      const supervisor = await request.newContext({ baseURL: url, extraHTTPHeaders: { origin: url } });
      try {
        await supervisor.post('/sign-in', { form: { password } });
        const page = await (await supervisor.get(`/offices/${office}`)).text();
        const csrf = /name="csrf" value="([^"]+)"/.exec(page)?.[1] ?? '';
        const what = {
          name,
          purpose: 'بازرسی دوره‌ای',
          hours: '4',
          records: 'on',
          violations: 'on',
          inspectionLines: 'on',
        };
        const form = { csrf, ...what, password };
        const made = await supervisor.post(`/offices/${office}/inspection-codes`, { form });
        const digits = /<p class="card digits"><bdi dir="ltr">([\d ]+)</.exec(await made.text())?.[1];
        if (digits === undefined) throw new Error('the province shows the code');
        return digits;
      } finally {
        await supervisor.dispose();
      }
    },
    async officePage() {
      const supervisor = await request.newContext({ baseURL: url, extraHTTPHeaders: { origin: url } });
      try {
        await supervisor.post('/sign-in', { form: { password } });
        return await (await supervisor.get(`/offices/${office}`)).text();
      } finally {
        await supervisor.dispose();
      }
    },
    async end() {
      await goDown();
      await front.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
