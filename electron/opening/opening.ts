// What a shell gives to open an office, and what the recovery desk sees of it.
import type { Presence } from '#core/access/staff/contract.ts';
import type { SpawnCore } from '../core-process/core-link.ts';
import type { CoreState } from '../core-process/protocol.ts';
import type { OfficeFolder } from '../files/office-folder.ts';
import type { OpenedKey } from '../key-custody/open-office-key.ts';
import type { KeyCustody } from '../key-custody/port.ts';

export type OpeningParts = {
  readonly folder: OfficeFolder;
  /** The shell's own custody, or that of a passphrase that somebody typed into the window. */
  readonly custodyOf: (passphrase: string | null) => Promise<KeyCustody | null>;
  /** True where the shell itself keeps no key: what is wrapped anew needs a passphrase. */
  readonly asksPassphrase: boolean;
  /** A recovery code that the shell was started with. */
  readonly recoveryCode: string | null;
  /** True when a fresh folder becomes a demonstration at the start. */
  readonly freshIsDemo: boolean;
  readonly presence: Presence;
  readonly spawn: SpawnCore;
  readonly appVersion: string;
  /** Folder of the second witness of a real office. */
  readonly witnessHome: string;
  readonly log: (line: string) => void;
};

/** What somebody gave for this attempt. */
export type Given = {
  readonly passphrase: string | null;
  readonly code: string | null;
  /** True when a fresh folder becomes a demonstration. */
  readonly freshIsDemo: boolean;
};

/** The office as the recovery desk sees it. */
export type Opening = {
  readonly parts: OpeningParts;
  state(): CoreState;
  /** The data key, once it is open. */
  key(): OpenedKey | null;
  /** Opens the office anew. The state says what became of it. @throws PASSWORD_TOO_WEAK, RECOVERY_CODE_WRONG, KEY_NOT_OPENED while the office stays shut for its first reason */
  open(given: Given): Promise<void>;
};
