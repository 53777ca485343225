// A certificate of the device's own Ed25519 key, signed by itself: TLS wants one, membership decides what it is worth.
import { createPublicKey, type KeyObject, sign, X509Certificate } from 'node:crypto';

const ed25519 = tlv(0x30, tlv(0x06, Buffer.from([0x2b, 0x65, 0x70])));
const commonName = Buffer.from([0x55, 0x04, 0x03]);
/** RFC 5280: a certificate without a known end. */
const validity = tlv(
  0x30,
  Buffer.concat([tlv(0x17, Buffer.from('200101000000Z')), tlv(0x18, Buffer.from('99991231235959Z'))]),
);

/** The certificate of a device in PEM; its name is the device's id. */
export function deviceCertificate(deviceId: string, signingKey: KeyObject): string {
  const publicKey = createPublicKey(signingKey).export({ format: 'der', type: 'spki' });
  const attribute = Buffer.concat([tlv(0x06, commonName), tlv(0x0c, Buffer.from(deviceId, 'utf8'))]);
  const name = tlv(0x30, tlv(0x31, tlv(0x30, attribute)));
  const version = tlv(0xa0, tlv(0x02, Buffer.from([2])));
  const serial = tlv(0x02, Buffer.from([1]));
  const facts = tlv(0x30, Buffer.concat([version, serial, ed25519, name, validity, name, publicKey]));
  const signature = tlv(0x03, Buffer.concat([Buffer.from([0]), sign(null, facts, signingKey)]));
  const certificate = tlv(0x30, Buffer.concat([facts, ed25519, signature]));
  const lines = certificate.toString('base64').match(/.{1,64}/gu) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

/** The raw Ed25519 key of a certificate, base64url; null when it has another kind of key. */
export function keyOfCertificate(raw: Uint8Array): string | null {
  const { publicKey } = new X509Certificate(raw);
  return publicKey.asymmetricKeyType === 'ed25519' ? (publicKey.export({ format: 'jwk' }).x ?? null) : null;
}

/** DER: tag, length, value. */
function tlv(tag: number, value: Uint8Array): Buffer {
  const { length } = value;
  const size =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), value]);
}
