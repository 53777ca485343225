// The terminal's half of a protocol: reads what a desk asks, writes what a terminal says.
import type { Code, Flaw } from './faults.ts';

export type Asked = {
  readonly kind: 'sale' | 'inquiry' | 'last' | 'cancel';
  readonly ownNumber: string;
  readonly requestNumber: string;
  readonly rials: number;
  readonly length: number;
};

/** What is answered, before it is bytes. */
export type Said = {
  readonly kind: 'sale' | 'inquiry' | 'last';
  readonly ownNumber: string;
  readonly requestNumber: string;
  readonly code: Code | 'not_found';
  /** Rials that were asked and taken; of a sale that took nothing both are what was asked. */
  readonly asked: number;
  readonly taken: number;
  readonly reference: string;
  readonly trace: string;
  readonly terminalId: string;
  readonly card: string;
  /** YYYY/MM/DD and HH:MM:SS. */
  readonly day: string;
  readonly time: string;
};

export type TerminalSide = {
  read(received: Buffer): Asked | 'part' | 'broken';
  write(said: Said, flaw: Flaw | undefined): Buffer;
};
