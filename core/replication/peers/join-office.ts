// A new PC asks a PC of the office to let it in, and becomes one of the office by what that one hands over.
import { createPrivateKey } from 'node:crypto';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import { type DeviceKeys, newDeviceKeys } from '#core/journal/device/device-identity.ts';
import type { Machine } from '#core/journal/device/machine.ts';
import type { WritePath } from '#core/journal/log/write-path.ts';
import type { SyncStore } from '#core/replication/sync/sync-store.ts';
import { type JoinAnswer, joinAnswerSchema, linkLimits } from './contract.ts';
import { dial } from './link.ts';
import { readMessages, writeMessage } from './messages.ts';
import { proofsOf, sameProof } from './pairing.ts';
import type { PeersReads } from './queries.ts';

type JoiningDesk = {
  readonly path: WritePath;
  readonly machine: Machine;
  readonly reads: {
    readonly peers: Pick<PeersReads, 'introduce' | 'keepSettings' | 'keepAddress'>;
    readonly sync: Pick<SyncStore, 'enrol'>;
  };
  identity(): { readonly deviceId: string } | null;
};
type JoinedBy = {
  readonly host: string;
  readonly port: number;
  readonly code: string;
  readonly deviceName: string;
  /** Here is nobody to keep a real office's key. */
  readonly demoOnly?: boolean;
};
type Welcome = Extract<JoinAnswer, { readonly kind: 'welcome' }>;

/** The other side has this long to answer: it stretches the code meanwhile. */
const patienceMs = 20_000;

/**
 * Joins the office of the PC at `host`. Afterwards this store has an identity of that office and nothing else: the journal
 * comes over the link, and until it is here the office is being taken.
 * @throws OFFICE_ALREADY_SET_UP, PASSPHRASE_NEEDED, PEER_UNREACHABLE, PAIRING_REFUSED
 */
export async function joinOffice(desk: JoiningDesk, how: JoinedBy): Promise<void> {
  const { host, port, code, deviceName, demoOnly = false } = how;
  if (desk.identity() !== null) throw refusal('OFFICE_ALREADY_SET_UP', {});
  const keys = newDeviceKeys(desk.machine);
  const { welcome, peerKey, ownHost } = await askToJoin(keys, host, port, code, deviceName);
  const { office, deskNumber, demo, rootKey } = welcome;
  // The data of a real office under a key that is public; or a demonstration where nothing says so.
  if (demoOnly && !demo) throw refusal('PASSPHRASE_NEEDED', {});
  const identifierKey = Buffer.from(welcome.identifierKey, 'base64');
  const facts = { officeCode: office, deskNumber, deviceName, demo, rootKey, identifierKey, keys };
  const noteOwn = (): void => {
    desk.reads.peers.introduce(welcome.members);
    desk.reads.peers.keepSettings({ isOn: true, host: ownHost, port: 0, isTaken: false });
    const other = welcome.members.find(({ publicKey }) => publicKey === peerKey);
    if (other !== undefined) desk.reads.peers.keepAddress(other.deviceId, { host, port });
    if (welcome.province === null) return;
    const enrolledAt = desk.machine.now();
    const contact = { enrolledAt, lastContactAt: null, clockOffsetMs: null, quarantined: [] };
    desk.reads.sync.enrol({ ...welcome.province, ...contact });
  };
  desk.path.establish(facts, () => undefined, noteOwn);
}

async function askToJoin(
  keys: DeviceKeys,
  host: string,
  port: number,
  code: string,
  name: string,
): Promise<{ readonly welcome: Welcome; readonly peerKey: string; readonly ownHost: string }> {
  const signingKey = createPrivateKey({ key: keys.signingKey, format: 'der', type: 'pkcs8' });
  const { socket, peerKey } = await dial({ deviceId: keys.deviceId, signingKey }, host, port).catch(() => {
    throw refusal('PEER_UNREACHABLE', {});
  });
  // The address under which this PC reaches the office is the one at which the office reaches it.
  const ownHost = socket.localAddress ?? '';
  // From the first moment: a PC that shows no code hangs up at once.
  const answer = new Promise<unknown>((resolve) => {
    readMessages(socket, linkLimits.messageBytes, resolve);
    socket.once('close', () => resolve(null));
    socket.setTimeout(patienceMs, () => socket.destroy());
  });
  try {
    if (socket.destroyed) throw refusal('PAIRING_REFUSED', {});
    const proofs = await proofsOf(socket, code, { joiner: keys.publicKey, office: peerKey });
    writeMessage(socket, { kind: 'join', deviceId: keys.deviceId, name, proof: proofs.joiner });
    const read = joinAnswerSchema.safeParse(await answer);
    // Whoever does not know the code cannot welcome: then it is not the office, whatever it says.
    if (!read.success || read.data.kind !== 'welcome' || !sameProof(read.data.proof, proofs.office)) {
      throw refusal('PAIRING_REFUSED', {});
    }
    return { welcome: read.data, peerKey, ownHost };
  } finally {
    socket.destroy();
  }
}
