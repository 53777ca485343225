// Where the office's other PCs are found: where this one met them, and what the others tell of it. Kept of PCs of the office
// alone, so that nobody fills the list by names of no one.
import { type Address, measures } from './contract.ts';
import type { PeersReads } from './queries.ts';

type Told = { readonly deviceId: string; readonly address: Address };

/** `own`: this PC. `changed`: a PC is to be looked for elsewhere than before. */
export function createAddresses(
  reads: PeersReads,
  own: () => string | undefined,
  changed: (deviceId: string) => void,
) {
  /** What was told of PCs that are not known to be of the office yet. */
  const told = new Map<string, Address>();

  const memberIds = (): ReadonlySet<string> =>
    new Set(reads.known().flatMap(({ deviceId, isRemoved }) => (isRemoved ? [] : [deviceId])));

  function of(deviceId: string): Address | null {
    const contact = reads.contacts().find((known) => known.deviceId === deviceId);
    return contact?.host == null || contact.port === null ? null : { host: contact.host, port: contact.port };
  }

  function note(deviceId: string, address: Address): void {
    const known = of(deviceId);
    if (deviceId === own()) return;
    if (known?.host === address.host && known.port === address.port) return;
    reads.keepAddress(deviceId, address);
    changed(deviceId);
  }

  /** What was told is kept where nothing better is known. */
  function noteTold(): void {
    if (told.size === 0) return;
    const members = memberIds();
    for (const [deviceId, address] of told) {
      if (members.has(deviceId)) {
        if (of(deviceId) === null) note(deviceId, address);
        told.delete(deviceId);
      } else if (told.size > measures.addresses) told.delete(deviceId);
    }
  }

  return {
    of,
    note,
    noteTold,
    /** Another PC tells where it found the others. */
    hear(others: readonly Told[]): void {
      for (const { deviceId, address } of others) told.set(deviceId, address);
      noteTold();
    },
    /** What calls in the network, where it is of the office and not linked. */
    noteFound(found: readonly Told[], linked: readonly string[]): void {
      const members = memberIds();
      for (const { deviceId, address } of found)
        if (members.has(deviceId) && !linked.includes(deviceId)) note(deviceId, address);
    },
    /** As many as a greeting may name. */
    toTell(): Told[] {
      const members = memberIds();
      return reads
        .contacts()
        .flatMap(({ deviceId, host, port }) =>
          host === null || port === null || !members.has(deviceId)
            ? []
            : [{ deviceId, address: { host, port } }],
        )
        .slice(0, measures.addresses);
    },
  };
}
