// The browser's side of a security key: base64url in, base64url out. Null where the person gave up or the key refused.
import { keyAlgorithms } from '#core/access/second-factor/contract.ts';

const toBytes = (text: string): Uint8Array<ArrayBuffer> => {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
};
const toText = (bytes: ArrayBuffer): string =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

/** Whether this window can speak with security keys at all. */
export const supportsSecurityKeys = (): boolean => 'PublicKeyCredential' in window;

type Asked = { readonly challenge: string; readonly rpId: string; readonly credentialIds: readonly string[] };
const patienceMs = 60_000;

/**
 * A key of these answers the challenge. `signal` takes the prompt away; then it is null as well. `asksHolder`: the key asks for its PIN or a
 * finger.
 */
export async function touchKey(
  { challenge, rpId, credentialIds }: Asked,
  signal: AbortSignal,
  { asksHolder = false }: { asksHolder?: boolean } = {},
) {
  const publicKey: PublicKeyCredentialRequestOptions = {
    challenge: toBytes(challenge),
    rpId,
    timeout: patienceMs,
    userVerification: asksHolder ? 'required' : 'discouraged',
    allowCredentials: credentialIds.map((id) => ({ type: 'public-key', id: toBytes(id) })),
  };
  const credential = await navigator.credentials.get({ publicKey, signal }).catch(() => null);
  if (!(credential instanceof PublicKeyCredential)) return null;
  const { response } = credential;
  if (!(response instanceof AuthenticatorAssertionResponse)) return null;
  return {
    credentialId: toText(credential.rawId),
    authenticatorData: toText(response.authenticatorData),
    clientData: toText(response.clientDataJSON),
    signature: toText(response.signature),
  };
}

type Owner = { readonly id: string; readonly name: string };

/** A key makes a pair for this person, unless it is one that they have registered. `asksHolder`: it asks for its PIN or a finger. */
export async function makeKey(
  { challenge, rpId, credentialIds }: Asked,
  owner: Owner,
  officeName: string,
  { asksHolder = false }: { asksHolder?: boolean } = {},
) {
  const publicKey: PublicKeyCredentialCreationOptions = {
    challenge: toBytes(challenge),
    rp: { id: rpId, name: officeName },
    user: { id: new TextEncoder().encode(owner.id), name: owner.name, displayName: owner.name },
    pubKeyCredParams: keyAlgorithms.map((alg) => ({ type: 'public-key', alg })),
    timeout: patienceMs,
    attestation: 'none',
    authenticatorSelection: {
      userVerification: asksHolder ? 'required' : 'preferred',
      residentKey: 'discouraged',
    },
    excludeCredentials: credentialIds.map((id) => ({ type: 'public-key', id: toBytes(id) })),
  };
  const credential = await navigator.credentials.create({ publicKey }).catch(() => null);
  if (!(credential instanceof PublicKeyCredential)) return null;
  const { response } = credential;
  if (!(response instanceof AuthenticatorAttestationResponse)) return null;
  return {
    credentialId: toText(credential.rawId),
    attestationObject: toText(response.attestationObject),
    clientData: toText(response.clientDataJSON),
  };
}
