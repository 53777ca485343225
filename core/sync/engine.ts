// Keeps the province up to date whenever there is a connection (D22). Wakes after every commit, backs off after
// failures, and never touches what a person does: the outbox belongs to the device.

import type { Problem } from '#core/leaves/problems/catalogue.ts';
import type { HeadAnswer } from '#core/leaves/wire/contract.ts';
import { backOffMs } from './back-off.ts';
import type { SyncPhase, SyncStateView } from './contract.ts';
import { createProvinceClient } from './province-client.ts';
import { pushStream } from './push-stream.ts';
import { leaveBranch, takeTailBack } from './recover.ts';
import type { SyncDesk } from './sync-desk.ts';
import type { Acknowledgement } from './sync-store.ts';

export type SyncEngine = {
  /** Something was committed: send it soon, unless a back-off is running. */
  wake(): void;
  /** Tries at once and tells how it went. */
  syncNow(): Promise<SyncStateView>;
  state(): SyncStateView;
  /** Stops for good; resolves when no request is in flight any more. */
  stop(): Promise<void>;
};

export type SyncEngineOptions = {
  /** Quiet time after a commit before it is sent, ms: one batch for one client's entries. */
  readonly settleMs?: number;
  readonly timeoutMs?: number;
  readonly random?: () => number;
  /** Most rounds of recovery in one attempt. */
  readonly rounds?: number;
};

export function createSyncEngine(desk: SyncDesk, options: SyncEngineOptions = {}): SyncEngine {
  const { settleMs = 300, random = Math.random } = options;
  let phase: SyncPhase = 'idle';
  let problem: Problem | null = null;
  let failures = 0;
  let timer: { readonly handle: NodeJS.Timeout; readonly due: number } | null = null;
  let running: Promise<void> | null = null;
  let stopping = false;
  let again = false;
  /** Epochs whose head the province was asked for since this start: an older store may lack the tail of any. */
  const asked = new Set<string>();

  function schedule(ms: number): void {
    if (timer !== null) clearTimeout(timer.handle);
    const handle = setTimeout(() => {
      timer = null;
      void attempt();
    }, ms);
    handle.unref();
    timer = { handle, due: Date.now() + ms };
  }

  function attempt(): Promise<void> {
    running ??= run().finally(() => {
      running = null;
      if (again && !stopping && problem === null) schedule(settleMs);
      again = false;
    });
    return running;
  }

  async function run(): Promise<void> {
    if (stopping || desk.reads.sync.province() === null) return;
    phase = 'sending';
    desk.announce(['sync']);
    const failed = await pushAll();
    problem = failed?.problem ?? null;
    failures = failed === null ? 0 : failures + 1;
    phase = failed === null ? 'idle' : 'waiting';
    if (failed !== null && !stopping) schedule(backOffMs(failures, random(), failed.retryAfterMs));
    desk.announce(['sync']);
  }

  type Failed = { readonly problem: Problem; readonly retryAfterMs: number | null };

  async function pushAll(): Promise<Failed | null> {
    for (let round = 0; round < (options.rounds ?? 4); round += 1) {
      const identity = desk.identity();
      const province = desk.reads.sync.province();
      if (identity === null || province === null) return null;
      const client = createProvinceClient({
        url: province.provinceUrl,
        deviceId: identity.deviceId,
        signingKey: identity.signingKey,
        serverNowMs: () => Date.parse(desk.machine.now()) + (desk.clockOffsetMs ?? 0),
        ...(options.timeoutMs === undefined ? {} : { timeoutMs: options.timeoutMs }),
      });
      const parts = { desk, client, identity, noteAnswer, correctClock, stopped: () => stopping };
      let recovered = false;
      for (const stream of desk.reads.sync.ownStreams(identity.deviceId)) {
        if (stream.forked) continue;
        const isCurrent = stream.epoch === identity.epoch;
        const isSent = stream.ackedSeq === stream.headSeq && stream.headSeq > 0;
        if (!isCurrent && isSent && asked.has(stream.epoch)) continue;
        const outcome = await pushStream(parts, stream);
        if (outcome.kind === 'failed') return outcome;
        asked.add(stream.epoch);
        if (outcome.kind === 'done') continue;
        const back =
          outcome.kind === 'behind' ? await takeTailBack(parts, stream) : await leaveBranch(parts, stream);
        if (!back) return { problem: { code: 'PROVINCE_UNREACHABLE', params: {} }, retryAfterMs: null };
        recovered = true;
      }
      if (!recovered) return null;
    }
    return { problem: { code: 'SYNC_REFUSED', params: { code: 'FORK' } }, retryAfterMs: null };
  }

  function correctClock(serverTime: string): string {
    const now = desk.machine.now();
    desk.clockOffsetMs = Date.parse(serverTime) - Date.parse(now);
    return now;
  }

  function noteAnswer(answer: HeadAnswer, acknowledgement: Acknowledgement | null): void {
    const now = correctClock(answer.serverTime);
    desk.reads.sync.noteAnswer(
      {
        serverEpoch: answer.serverEpoch,
        lastContactAt: now,
        clockOffsetMs: desk.clockOffsetMs,
        quarantined: answer.quarantined,
      },
      acknowledgement,
    );
  }

  function state(): SyncStateView {
    const identity = desk.identity();
    const province = desk.reads.sync.province();
    const streams =
      identity === null ? [] : desk.reads.sync.ownStreams(identity.deviceId).filter(({ forked }) => !forked);
    const total = streams.reduce((sum, { headSeq }) => sum + headSeq, 0);
    const acked = streams.reduce((sum, { ackedSeq }) => sum + ackedSeq, 0);
    const oldest = streams.find(({ ackedSeq, headSeq }) => ackedSeq < headSeq);
    return {
      phase: province === null ? 'not_enrolled' : phase,
      deviceId: identity?.deviceId ?? null,
      provinceUrl: province?.provinceUrl ?? null,
      queued: total - acked,
      oldestAt: oldest === undefined ? null : desk.reads.sync.madeAt(oldest, oldest.ackedSeq + 1),
      acked,
      backedUp: streams.reduce((sum, { backedUpSeq }) => sum + backedUpSeq, 0),
      total,
      lastContactAt: province?.lastContactAt ?? null,
      clockOffsetMs: province?.clockOffsetMs ?? null,
      quarantined: province?.quarantined ?? [],
      problem,
      nextAttemptAt: timer === null ? null : new Date(timer.due).toISOString(),
    };
  }

  return {
    wake() {
      if (stopping || desk.reads.sync.province() === null) return;
      if (running !== null) again = true;
      else if (timer === null) schedule(settleMs);
    },
    async syncNow() {
      if (running !== null) await running;
      if (timer !== null) clearTimeout(timer.handle);
      timer = null;
      await attempt();
      return state();
    },
    state,
    async stop() {
      stopping = true;
      if (timer !== null) clearTimeout(timer.handle);
      timer = null;
      await running;
    },
  };
}
