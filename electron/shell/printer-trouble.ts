// What the system says of a printer before a job is sent to it. The print systems of Linux and macOS name the state and its reasons; where a
// system says nothing, nothing is known and the print is tried.

export type PrinterTrouble =
  | 'PRINTER_MISSING'
  | 'PRINTER_REFUSED'
  | 'PRINTER_OUT_OF_PAPER'
  | 'PRINTER_STOPPED';

const noPaper = /media-(empty|needed|jam)|input-tray-missing/;
const off = /offline|shutdown|paused|timed-out/;
/** The state of a printer that takes jobs and does none of them (RFC 8011). */
const stopped = '5';

/** Why a printer in this state prints nothing, or null. Warnings («media-low») stop nobody. */
export function printerTrouble(options: unknown): 'PRINTER_OUT_OF_PAPER' | 'PRINTER_STOPPED' | null {
  const told: Readonly<Record<string, unknown>> =
    typeof options === 'object' && options !== null ? { ...options } : {};
  const reasons = String(told['printer-state-reasons'] ?? '');
  if (noPaper.test(reasons)) return 'PRINTER_OUT_OF_PAPER';
  return off.test(reasons) || told['printer-state'] === stopped ? 'PRINTER_STOPPED' : null;
}
