// Addresses of the office's other PCs: where this PC connected, and where others report them. Only members have addresses here, so
// the list stays small. Anybody in the network can announce an address: it is tried beside the remembered one and replaces it
// once the PC's key was proved there (N28).
import { type Address, measures } from './contract.ts';
import type { PeersReads } from './queries.ts';

type Told = { readonly deviceId: string; readonly address: Address };

/** `own`: this PC (N25). */
export function createAddresses(reads: PeersReads, own: () => string | undefined) {
  /** What was told of PCs that are not known to be of the office yet. */
  const told = new Map<string, Address>();
  /**
   * Where a PC is said to be, beside what is remembered of it; the newest last. One of each computer: a single one that says
   * much leaves room for the others.
   */
  const said = new Map<string, Map<string, Address>>();

  const memberIds = (): ReadonlySet<string> =>
    new Set(reads.known().flatMap(({ deviceId, isRemoved }) => (isRemoved ? [] : [deviceId])));

  function of(deviceId: string): Address | null {
    const contact = reads.contacts().find((known) => known.deviceId === deviceId);
    return contact?.host == null || contact.port === null ? null : { host: contact.host, port: contact.port };
  }

  /** Somebody says where a PC is: kept where nothing is known of it. */
  function noteSaid(deviceId: string, address: Address): void {
    if (deviceId === own()) return;
    const known = of(deviceId);
    if (known === null) reads.keepAddress(deviceId, address);
    if (known === null || (known.host === address.host && known.port === address.port)) return;
    const places = said.get(deviceId) ?? new Map<string, Address>();
    said.set(deviceId, places);
    places.delete(address.host);
    places.set(address.host, address);
    for (const [oldest] of [...places].slice(0, -measures.places)) places.delete(oldest);
  }

  /** What was told of PCs that are of the office by now. */
  function noteTold(): void {
    if (told.size === 0) return;
    const members = memberIds();
    for (const [deviceId, address] of told) {
      if (members.has(deviceId)) {
        noteSaid(deviceId, address);
        told.delete(deviceId);
      } else if (told.size > measures.addresses) told.delete(deviceId);
    }
  }

  return {
    noteTold,
    /** Where a PC may be: what is remembered first, then what is said, the newest first. */
    placesOf(deviceId: string): Address[] {
      const known = of(deviceId);
      const places = [...(said.get(deviceId)?.values() ?? [])].toReversed();
      return known === null ? places : [known, ...places];
    },
    /** A PC proved its key and says where it takes links itself: nobody else's word of it counts any more. */
    connected(deviceId: string, listens: Address | null): void {
      said.delete(deviceId);
      if (listens !== null) reads.keepAddress(deviceId, listens);
    },
    /** Another PC tells where it found the others. */
    noteOthers(others: readonly Told[]): void {
      for (const { deviceId, address } of others) told.set(deviceId, address);
      noteTold();
    },
    /** What calls in the network, where it calls itself a PC of the office that is not linked. */
    noteFound(found: readonly Told[], linked: readonly string[]): void {
      const members = memberIds();
      for (const { deviceId, address } of found)
        if (members.has(deviceId) && !linked.includes(deviceId)) noteSaid(deviceId, address);
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
