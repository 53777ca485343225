// What an office is opened with.
import type { Desk } from '#core/access/request-context/desk.ts';
import type { SessionLimits } from '#core/access/staff/rules.ts';
import type { ReportReader } from '#core/foundation/settlement/files/report-reader.ts';
import type { TerminalPort } from '#core/foundation/terminals/port.ts';
import type { Machine } from '#core/journal/device/machine.ts';
import type { Discovery } from '#core/replication/peers/discovery.ts';
import type { RecoveryCodeMaker } from '#core/replication/store/duty.ts';
import type { SyncEngineOptions } from '#core/replication/sync/engine.ts';

/** A copy that is prepared or looked at and is not this PC's store. */
export type CopyOptions = {
  readonly dir: string;
  /** Raw 32-byte data key. */
  readonly dataKey: Uint8Array;
  readonly appVersion: string;
  readonly machine: Machine;
  readonly migrationsFolder: string;
  /** Told what goes wrong behind the screens, a line each. */
  readonly log?: (line: string) => void;
};

export type DeskOptions = CopyOptions & {
  readonly demoOnly?: boolean;
  readonly sync?: SyncEngineOptions;
  /** A folder outside the office's for the second witness of the head; none for a demonstration. */
  readonly witnessHome?: string | null;
  /** True where snapshots are taken hourly and at the close of a day. */
  readonly snapshots?: boolean;
  /**
   * Whether this PC speaks with the office's others, when the office has several: not for one operation; `addresses`
   * without looking for them in the network.
   */
  readonly peers?: 'network' | 'addresses' | Discovery;
  /** Speaks with connected card terminals; without one this PC asks none. */
  readonly terminals?: TerminalPort;
  /** Makes a new printed recovery code; none for a demonstration. */
  readonly renewRecoveryCode?: RecoveryCodeMaker;
  /** Puts the province's wrap of the data key into both key files; none for a demonstration. */
  readonly toKeyFiles?: (wrap: string) => void;
  /** Told what the comparison after the opening found that nobody can work on; every call is refused by it as well. Logged when left out. */
  readonly unusable?: (error: unknown) => void;
  /** When sessions lock and end; the office's own limits when left out. */
  readonly sessionLimits?: SessionLimits;
  /** Reads files of banks and PSPs; in a thread of its own when left out. */
  readonly reports?: ReportReader;
  /** Is given the desk that takes the place of this one when the office starts over. */
  readonly replaced?: (next: Desk) => void;
  /** Up to how many entries of the last days all their tables are verified before anybody signs in; 1000 when left out. */
  readonly verifiedWhole?: number;
};
