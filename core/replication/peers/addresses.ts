// Addresses of the office's other PCs: where this PC connected, and where others report them. Only members have addresses here, so
// the list stays small. Anybody in the network can announce an address: it is tried beside the remembered one and replaces it
// once the PC's key was proved there (N28).
import { type Address, measures } from './contract.ts';
import type { PeersReads } from './queries.ts';

type Reported = { readonly deviceId: string; readonly address: Address };

/** `own`: this PC (N25). */
export function createAddresses(
  reads: Pick<PeersReads, 'known' | 'contacts' | 'keepAddress'>,
  own: () => string | undefined,
) {
  /** Reported addresses of PCs that are not members here yet. */
  const early = new Map<string, Address>();
  /**
   * Reported addresses of members, beside the remembered one; the newest last. One for each host, so that a host that announces
   * many addresses does not displace the others.
   */
  const reported = new Map<string, Map<string, Address>>();

  const memberIds = (): ReadonlySet<string> =>
    new Set(reads.known().flatMap(({ deviceId, isRemoved }) => (isRemoved ? [] : [deviceId])));

  function of(deviceId: string): Address | null {
    const contact = reads.contacts().find((known) => known.deviceId === deviceId);
    return contact?.host == null || contact.port === null ? null : { host: contact.host, port: contact.port };
  }

  /** Adds a reported address. It is stored at once where no address of the PC is known. */
  function addReported(deviceId: string, address: Address): void {
    if (deviceId === own()) return;
    const known = of(deviceId);
    if (known === null) reads.keepAddress(deviceId, address);
    if (known === null || (known.host === address.host && known.port === address.port)) return;
    const places = reported.get(deviceId) ?? new Map<string, Address>();
    reported.set(deviceId, places);
    places.delete(address.host);
    places.set(address.host, address);
    for (const [oldest] of [...places].slice(0, -measures.places)) places.delete(oldest);
  }

  /** Moves the reported addresses of PCs that have become members. */
  function noteAnnounced(): void {
    if (early.size === 0) return;
    const members = memberIds();
    for (const [deviceId, address] of early) {
      if (members.has(deviceId)) {
        addReported(deviceId, address);
        early.delete(deviceId);
      } else if (early.size > measures.addresses) early.delete(deviceId);
    }
  }

  return {
    noteAnnounced,
    /** Possible addresses of a PC: the remembered one first, then the reported ones, the newest first. */
    placesOf(deviceId: string): Address[] {
      const known = of(deviceId);
      const places = [...(reported.get(deviceId)?.values() ?? [])].toReversed();
      return known === null ? places : [known, ...places];
    },
    /** A PC proved its key and named its own address: reports of others about it are dropped. */
    connected(deviceId: string, listens: Address | null): void {
      reported.delete(deviceId);
      if (listens !== null) reads.keepAddress(deviceId, listens);
    },
    /** Another PC reports the addresses of others. */
    noteOthers(others: readonly Reported[]): void {
      for (const { deviceId, address } of others) early.set(deviceId, address);
      noteAnnounced();
    },
    /** Announcements in the network that name a member which is not linked. */
    noteFound(found: readonly Reported[], linked: readonly string[]): void {
      const members = memberIds();
      for (const { deviceId, address } of found)
        if (members.has(deviceId) && !linked.includes(deviceId)) addReported(deviceId, address);
    },
    /** The addresses that a greeting names, at most `measures.addresses`. */
    toAnnounce(): Reported[] {
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
