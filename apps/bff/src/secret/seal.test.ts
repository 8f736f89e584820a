import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { decrypt, encrypt, UnsealError } from "./cipher.ts";
import type { KeyRing } from "./key-ring.ts";
import { type SealedPlace, seal, unseal } from "./seal.ts";

const ring: KeyRing = { newest: 2, keys: new Map([1, 2].map((version) => [version, randomBytes(32)])) };
const place: SealedPlace = { site: "site_1", table: "authorizations", row: "auth_1", column: "secret" };

describe("the cipher", () => {
	test.each(["", "a", "ü😀\u0000", "x".repeat(100_000)])("gives back what it was given (%.3s)", (clear) => {
		const key = randomBytes(32);
		expect(decrypt(key, encrypt(key, Buffer.from(clear), "place"), "place").toString()).toBe(clear);
	});

	test("opens with no other key, in no other place, and after no change of any byte", () => {
		const key = randomBytes(32);
		const sealed = encrypt(key, Buffer.from("secret"), "place");
		expect(() => decrypt(randomBytes(32), sealed, "place")).toThrow(UnsealError);
		expect(() => decrypt(key, sealed, "Place")).toThrow(UnsealError);
		for (let index = 0; index < Buffer.from(sealed, "base64url").length; index++) {
			const bytes = Buffer.from(sealed, "base64url");
			bytes[index] = (bytes[index] ?? 0) ^ 1;
			expect(() => decrypt(key, bytes.toString("base64url"), "place")).toThrow(UnsealError);
		}
	});

	test("takes nothing that was cut, a shorter tag included", () => {
		const key = randomBytes(32);
		const bytes = Buffer.from(encrypt(key, Buffer.from("secret"), "place"), "base64url");
		for (let length = 0; length < bytes.length; length++) {
			expect(() => decrypt(key, bytes.subarray(0, length).toString("base64url"), "place")).toThrow(UnsealError);
		}
	});

	test("never uses a nonce twice", () => {
		const key = randomBytes(32);
		const nonces = Array.from({ length: 2_000 }, () => encrypt(key, Buffer.from("x"), "p").slice(0, 16));
		expect(new Set(nonces).size).toBe(nonces.length);
	});
});

describe("something sealed", () => {
	test("opens in its own place", () => {
		expect(unseal(ring, place, seal(ring, place, "secret"))).toBe("secret");
	});

	test.each(["site", "table", "row", "column"] as const)("does not open at another %s", (part) => {
		const sealed = seal(ring, place, "secret");
		expect(() => unseal(ring, { ...place, [part]: "other" }, sealed)).toThrow(UnsealError);
	});

	test("does not open where only the separators differ", () => {
		const sealed = seal(ring, { ...place, site: 'a","b', table: "c" }, "secret");
		expect(() => unseal(ring, { ...place, site: "a", table: 'b","c' }, sealed)).toThrow(UnsealError);
	});

	test("is bound to the version of its key: relabelled as another version it does not open", () => {
		const sealed = seal({ ...ring, newest: 1 }, place, "secret");
		expect(unseal(ring, place, sealed)).toBe("secret");
		expect(() => unseal(ring, place, sealed.replace("v1.1.", "v1.2."))).toThrow(UnsealError);
		const same = { newest: 2, keys: new Map([1, 2].map((version) => [version, ring.keys.get(1) ?? randomBytes(32)])) };
		expect(() => unseal(same, place, sealed.replace("v1.1.", "v1.2."))).toThrow(UnsealError);
	});

	test.each(["", "secret", "v1", "v1..", "v1.1", "v2.1.AAAA", "v1.3.AAAA", "v1.__proto__.AAAA", "v1.1.AAAA"])(
		"is never %j",
		(text) => {
			expect(() => unseal(ring, place, text)).toThrow(UnsealError);
		},
	);
});
