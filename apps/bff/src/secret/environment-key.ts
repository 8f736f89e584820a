import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The keys of the environment and, when one was just made, where it lies. */
export interface EnvironmentKeys {
	readonly keys: readonly [Uint8Array, ...Uint8Array[]];
	readonly madeAt?: string;
}

/** The key or keys given are not usable. The message says what to do. */
export class KeyMissingError extends Error {
	override readonly name = "KeyMissingError";
}

/** Reads keys written as `BELLHOP_KEY` is: 32 bytes in base64, the current key first, former ones after commas. */
export function parseKeys(text: string): readonly [Uint8Array, ...Uint8Array[]] {
	const [current, ...former] = text.split(",").map((part) => Buffer.from(part.trim(), "base64"));
	if (!current || [current, ...former].some((key) => key.length !== 32)) {
		throw new KeyMissingError(
			"BELLHOP_KEY must be 32 bytes in base64. Make one with: node -p \"crypto.randomBytes(32).toString('base64')\"",
		);
	}
	return [current, ...former];
}

/** The key file beside the embedded database, made with mode 0600 when there is none. */
export function keyBesideData(folder: string): EnvironmentKeys {
	const path = join(folder, "key");
	if (existsSync(path)) return { keys: parseKeys(readFileSync(path, "utf8")) };
	mkdirSync(folder, { recursive: true, mode: 0o700 });
	const key = randomBytes(32);
	writeFileSync(path, `${key.toString("base64")}\n`, { mode: 0o600, flag: "wx" });
	return { keys: [key], madeAt: path };
}
