// Checks that a request came from Bellhop (Standard Webhooks). No packages needed.
import { createHmac, timingSafeEqual } from "node:crypto";

/**
 * @param {Record<string, string | undefined>} headers with names in lower case, as Node gives them
 * @param {string | Buffer} body as it arrived, byte for byte, before any JSON parsing
 * @param {string[]} secrets your signing secrets (`whsec_…`): one, or two while you change them
 */
export function isFromBellhop(headers, body, secrets) {
	const id = headers["webhook-id"] ?? "";
	const timestamp = headers["webhook-timestamp"] ?? "";
	const age = Math.abs(Date.now() / 1000 - Number(timestamp));
	if (!id || !/^\d+$/.test(timestamp) || age > 300) return false;
	const content = Buffer.concat([Buffer.from(`${id}.${timestamp}.`), Buffer.from(body)]);
	const given = (headers["webhook-signature"] ?? "").split(" ").filter((part) => part.startsWith("v1,"));
	return secrets.some((secret) => {
		const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
		const expected = createHmac("sha256", key).update(content).digest();
		return given.some((part) => {
			const signature = Buffer.from(part.slice(3), "base64");
			return signature.length === expected.length && timingSafeEqual(signature, expected);
		});
	});
}
