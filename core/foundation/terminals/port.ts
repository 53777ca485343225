// The port to a connected card terminal: a driver speaks one PSP's protocol behind it (`electron`), the payments decide what an answer is
// worth. Amounts are whole rials.

/** What a terminal answered about one sale, as far as its protocol says it. Card digits are never more than the first six and the last four. */
export type TerminalAnswer = {
  code: string; // the switch's code, untouched
  rrn?: string; // 12 digits (10 where the PSP says so)
  stan?: string;
  terminalId?: string;
  cardFirst6?: string;
  cardLast4?: string;
  rialsTaken?: number;
  saidDay?: string; // as the terminal prints it (the terminal's clock is shown, never trusted)
  saidTime?: string;
  ownNumber?: string; // echoed
  rawMasked: string; // what was read, the card cut to 6+4
};

/** How an ask or an inquiry ended. From the first byte on, everything but a whole, checked, matching final answer is `unknown`. */
export type SaleEnd =
  | { end: 'not_sent'; reason: string }
  | { end: 'approved'; answer: TerminalAnswer }
  | { end: 'declined'; answer: TerminalAnswer }
  | { end: 'cancelled'; answer?: TerminalAnswer }
  | { end: 'unknown'; reason: string; answer?: TerminalAnswer };

export type InquiryEnd = SaleEnd | { end: 'in_progress' } | { end: 'not_recorded' } | { end: 'cannot_ask' };

export type ProbeEnd =
  | { end: 'reachable' }
  | { end: 'unreachable'; reason: string }
  | { end: 'wrong_terminal'; seen: string }
  | { end: 'busy' };

export type TerminalConnection = { driver: TerminalDriver; host: string; port: number; terminalId: string }; // private addresses only
export type TerminalDriver = 'behpardakht' | 'asan_pardakht' | 'sadad_service';

export type Sale = { ownNumber: string; rials: number };

/** A driver never repeats a sale and never decides by text. */
export type TerminalPort = {
  probe(to: TerminalConnection): Promise<ProbeEnd>;
  ask(to: TerminalConnection, sale: Sale): Promise<SaleEnd>;
  inquire(to: TerminalConnection, sale: Sale): Promise<InquiryEnd>;
  cancel(to: TerminalConnection, sale: Sale): Promise<'cancelled_before_card' | 'too_late' | 'unknown'>;
};
