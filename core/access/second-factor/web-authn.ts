// What a security key says, checked by a WebAuthn library: no attestation is asked for, since the office buys its own
// keys. Every check fails closed. The library is loaded with the first key, not with the office.
import { z } from 'zod';
import { keyAlgorithms } from './contract.ts';

/** What an answer has to agree with. */
export type Expected = {
  /** base64url, as it was given out. */
  readonly challenge: string;
  /** The very origin of the page, port included. */
  readonly origin: string;
  readonly rpId: string;
  /** The key must have asked its holder for its PIN or a finger. */
  readonly asksHolder?: boolean;
};

/** The smallest RSA key that is taken, in bytes of its modulus. */
const leastRsaBytes = 256;

/** The library, behind the polyfill that one of its parts asks for before it: a bundle keeps no order between the two. */
async function library() {
  await import('reflect-metadata');
  return import('@simplewebauthn/server');
}

const clientDataSchema = z.object({ crossOrigin: z.boolean().optional(), topOrigin: z.string().optional() });

/** Whether the page that asked was framed by another one. */
function isFramed(clientData: string): boolean {
  const { data } = clientDataSchema.safeParse(JSON.parse(Buffer.from(clientData, 'base64url').toString()));
  return data === undefined || data.crossOrigin === true || data.topOrigin !== undefined;
}

/** What a key says of itself when it is made. All base64url. */
export type NewKey = {
  readonly credentialId: string;
  readonly attestationObject: string;
  readonly clientData: string;
};

/** A key that is taken. `publicKey`: the COSE key, base64url. `signCount`: its counter. */
export type MadeKey = {
  readonly publicKey: string;
  readonly algorithm: number;
  readonly signCount: number;
  /** It asked its holder for its PIN or a finger: one that does so only later may have got its PIN from a stranger. */
  readonly asksHolder: boolean;
};

/** Reads a new key. @returns null when it is not what an authenticator made for this challenge (D11.16) */
export async function checkRegistration(made: NewKey, expected: Expected): Promise<MadeKey | null> {
  const { verifyRegistrationResponse } = await library();
  const {
    cose: { COSEKEYS, isCOSEPublicKeyRSA },
    decodeCredentialPublicKey,
  } = await import('@simplewebauthn/server/helpers');
  try {
    if (isFramed(made.clientData)) return null;
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: {
        id: made.credentialId,
        rawId: made.credentialId,
        type: 'public-key',
        clientExtensionResults: {},
        response: { attestationObject: made.attestationObject, clientDataJSON: made.clientData },
      },
      expectedChallenge: expected.challenge,
      expectedOrigin: expected.origin,
      expectedRPID: expected.rpId,
      requireUserVerification: false,
      supportedAlgorithmIDs: [...keyAlgorithms],
    });
    if (!verified || registrationInfo.credential.id !== made.credentialId) return null;
    const { publicKey, counter } = registrationInfo.credential;
    const cose = decodeCredentialPublicKey(publicKey);
    const modulus = isCOSEPublicKeyRSA(cose) ? cose.get(COSEKEYS.n) : undefined;
    if (modulus !== undefined && modulus.length < leastRsaBytes) return null;
    return {
      publicKey: Buffer.from(publicKey).toString('base64url'),
      algorithm: z.literal(keyAlgorithms).parse(cose.get(COSEKEYS.alg)),
      signCount: counter,
      asksHolder: registrationInfo.userVerified,
    };
  } catch {
    // The library throws for whatever does not hold: its words are for developers, the person hears the refusal.
    return null;
  }
}

/** What a key says when it is touched. All base64url. */
export type Assertion = {
  readonly credentialId: string;
  readonly authenticatorData: string;
  readonly clientData: string;
  readonly signature: string;
};

/** Whether the key signed this challenge now (D11.16). @returns its counter; null when it did not */
export async function checkAssertion(
  assertion: Assertion,
  kept: { readonly publicKey: string },
  expected: Expected,
): Promise<{ readonly signCount: number } | null> {
  const { verifyAuthenticationResponse } = await library();
  try {
    if (isFramed(assertion.clientData)) return null;
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: {
        id: assertion.credentialId,
        rawId: assertion.credentialId,
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          authenticatorData: assertion.authenticatorData,
          clientDataJSON: assertion.clientData,
          signature: assertion.signature,
        },
      },
      expectedChallenge: expected.challenge,
      expectedOrigin: expected.origin,
      expectedRPID: expected.rpId,
      requireUserVerification: expected.asksHolder === true,
      // Counters are judged by what all PCs know (`countsOn`), not by one number.
      credential: {
        id: assertion.credentialId,
        publicKey: new Uint8Array(Buffer.from(kept.publicKey, 'base64url')),
        counter: 0,
      },
    });
    return verified ? { signCount: authenticationInfo.newCounter } : null;
  } catch {
    return null;
  }
}

/** A counter that does not go on says that a copy of the key may be about; a key without one always says 0. */
export const countsOn = (known: number, got: number): boolean => (known === 0 && got === 0) || got > known;
