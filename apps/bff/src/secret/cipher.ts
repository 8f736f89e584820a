import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

/** Something sealed did not open: the wrong key, another row, or changed bytes. */
export class UnsealError extends Error {
	override readonly name = "UnsealError";
}

/**
 * AES-256-GCM (NIST SP 800-38D) with a random 96-bit nonce.
 * @param bound associated data: the same text must be given to open it.
 * @returns nonce, ciphertext and tag, base64url.
 */
export function encrypt(key: Uint8Array, clear: Uint8Array, bound: string): string {
	const nonce = randomBytes(12);
	const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(bound));
	const bytes = Buffer.concat([nonce, cipher.update(clear), cipher.final(), cipher.getAuthTag()]);
	return bytes.toString("base64url");
}

/** Opens what `encrypt` made. @throws UnsealError */
export function decrypt(key: Uint8Array, sealed: string, bound: string): Buffer {
	const bytes = Buffer.from(sealed, "base64url");
	if (bytes.length < 28) throw new UnsealError("Too short to be sealed.");
	const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, 12))
		.setAAD(Buffer.from(bound))
		.setAuthTag(bytes.subarray(-16));
	try {
		return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]);
	} catch {
		throw new UnsealError("It does not open with this key in this place.");
	}
}
