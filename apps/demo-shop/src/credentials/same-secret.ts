import { createHash, timingSafeEqual } from "node:crypto";

/** Compares in constant time; hashing first makes the lengths equal, so not even the length leaks. */
export function sameSecret(presented: string, expected: string): boolean {
	return timingSafeEqual(digest(presented), digest(expected));
}

function digest(value: string): Buffer {
	return createHash("sha256").update(value).digest();
}
