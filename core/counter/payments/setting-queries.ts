// What the history of settings tells of terminals and of the receipt's paper (D20.2); how a terminal is connected replaces itself (D20.4).
import { sql } from 'drizzle-orm';
import {
  receiptPapers,
  terminalConfirmations,
  terminalConnections,
  terminalRetirements,
  terminals,
} from '#db/schema/counter/payments.ts';

/** By kind: the table of the fact, what was set, and where it belongs to the row of another table. */
export const terminalSettings = {
  terminal_entered: { of: terminals, what: terminals.terminalId },
  terminal_confirmed: {
    of: terminalConfirmations,
    what: terminals.terminalId,
    from: { table: terminals, by: terminalConfirmations.registrationId },
  },
  terminal_ended: { of: terminalRetirements, what: terminalRetirements.terminalId },
  terminal_connection: { of: terminalConnections, what: terminalConnections.terminalId },
  receipt_paper: { of: receiptPapers, what: receiptPapers.paper },
} as const;

export const terminalRegisters = {
  terminal_connection: {
    of: terminalConnections,
    by: [terminalConnections.terminalId],
    value: sql`coalesce(${terminalConnections.driver} || ' ' || ${terminalConnections.host} || ':' || ${terminalConnections.port}, '')`,
  },
} as const;
