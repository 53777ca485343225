// Acknowledgements in the province's own name: signed, so that nobody on the way can say that something is held.
import type { HeadAnswer } from '#core/foundation/wire/contract.ts';
import { ackStatement, signStatement } from '#core/foundation/wire/signed-statements.ts';
import { type Identity, signingKey } from '../server-keys/identity.ts';

type HeldOf = {
  deviceId: string;
  epoch: string;
  ackedSeq: number;
  headHash: string;
  backedUpSeq: number;
  quarantined: number[];
};
type Acknowledgement = Pick<
  HeadAnswer,
  'ackedSeq' | 'headHash' | 'backedUpSeq' | 'quarantined' | 'signature'
>;

/** What is held of a stream, signed. */
export function acknowledge(identity: Identity, serverEpoch: string, held: HeldOf): Acknowledgement {
  const { deviceId, epoch, ackedSeq, headHash, backedUpSeq, quarantined } = held;
  const statement = ackStatement({ deviceId, epoch, ackedSeq, headHash, backedUpSeq, serverEpoch });
  return {
    ackedSeq,
    headHash,
    backedUpSeq,
    quarantined,
    signature: signStatement(statement, signingKey(identity)),
  };
}

/** That a branch of a stream is held up to an entry. */
export function signedBranch(
  identity: Identity,
  serverEpoch: string,
  { device, epoch }: { device: string; epoch: string },
  end: { seq: number; hash: string },
): string {
  const held = { ackedSeq: end.seq, headHash: end.hash, backedUpSeq: 0, quarantined: [] };
  return acknowledge(identity, serverEpoch, { deviceId: device, epoch, ...held }).signature;
}
