// When the sync is a matter for the morning card.
import { expect, test } from 'vitest';
import type { SyncStateView } from '#core/replication/sync/contract.ts';
import { syncWarning } from '#renderer/features/closing/premises/open-tasks-sync.ts';

const now = Date.parse('2026-11-25T05:00:00.000Z');
const yesterday = '2026-11-24T05:00:00.000Z';
const anHourAgo = '2026-11-25T04:00:00.000Z';
const state: SyncStateView = {
  phase: 'idle',
  deviceId: null,
  provinceUrl: 'https://province.example',
  provinceFingerprint: null,
  keyHeldAt: null,
  hasKeyToHold: false,
  queued: 0,
  oldestAt: null,
  acked: 10,
  backedUp: 0,
  total: 10,
  lastContactAt: anHourAgo,
  clockOffsetMs: 0,
  quarantined: [],
  problem: null,
  nextAttemptAt: null,
  rewinds: [],
};

test('an office in step, or with a young queue, is not troubled', () => {
  expect(syncWarning(state, now)).toBeNull();
  expect(syncWarning({ ...state, phase: 'waiting', queued: 12, oldestAt: anHourAgo }, now)).toBeNull();
  expect(syncWarning({ ...state, phase: 'not_enrolled', lastContactAt: null }, now)).toBeNull();
});

test('a queue of a day deserves a look, with or without a province', () => {
  const old = { queued: 12, oldestAt: yesterday };
  expect(syncWarning({ ...state, ...old }, now)).toBe('old_queue');
  expect(syncWarning({ ...state, ...old, phase: 'not_enrolled', lastContactAt: null }, now)).toBe(
    'old_queue',
  );
});

test('so does a province that was not heard of for a day', () => {
  expect(syncWarning({ ...state, lastContactAt: yesterday }, now)).toBe('no_contact');
});
