import { randomBytes } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openTestDatabase } from "../../test/database.ts";
import { systemClock } from "../clock.ts";
import type { Database } from "../database/database.ts";
import { dataKeys } from "../database/tables/index.ts";
import { openKeyRing, WrongKeyError } from "./key-ring.ts";
import { seal, unseal } from "./seal.ts";

const place = { site: "s", table: "t", row: "r", column: "c" };
let database: Database;

beforeEach(async () => {
	database = await openTestDatabase();
});
afterEach(() => database.close());

const open = (...environmentKeys: [Uint8Array, ...Uint8Array[]]) =>
	openKeyRing({ database, clock: systemClock, environmentKeys });

describe("the key ring", () => {
	test("of a new database makes one data key, and opens the same one at every later start", async () => {
		const key = randomBytes(32);
		const sealed = seal(await open(key), place, "secret");
		expect(unseal(await open(key), place, sealed)).toBe("secret");
		expect(await database.query.$count(dataKeys)).toBe(1);
	});

	test("is made once when several processes start at the same time", async () => {
		const key = randomBytes(32);
		const rings = await Promise.all(Array.from({ length: 5 }, () => open(key)));
		const [first] = rings;
		if (!first) throw new Error("no ring");
		for (const ring of rings) expect(unseal(ring, place, seal(first, place, "secret"))).toBe("secret");
		expect(await database.query.$count(dataKeys)).toBe(1);
	});

	test("does not open with a wrong key, and changes nothing", async () => {
		const key = randomBytes(32);
		await open(key);
		const before = await database.query.select().from(dataKeys);
		await expect(open(randomBytes(32))).rejects.toThrow(WrongKeyError);
		expect(await database.query.select().from(dataKeys)).toEqual(before);
		await open(key);
	});

	test("opens with a former key that is still named", async () => {
		const former = randomBytes(32);
		const sealed = seal(await open(former), place, "secret");
		expect(unseal(await open(randomBytes(32), randomBytes(32), former), place, sealed)).toBe("secret");
	});

	test("with a changed wrapped key is refused as a wrong one", async () => {
		const key = randomBytes(32);
		await open(key);
		await database.query.update(dataKeys).set({ wrapped: randomBytes(60).toString("base64url") });
		await expect(open(key)).rejects.toThrow(WrongKeyError);
	});

	test("stores neither the data key nor the environment's in clear", async () => {
		const key = randomBytes(32);
		const ring = await open(key);
		const dump = JSON.stringify(await database.query.select().from(dataKeys));
		for (const bytes of [key, ...ring.keys.values()]) {
			for (const spelling of ["base64", "base64url", "hex"] as const) {
				expect(dump).not.toContain(Buffer.from(bytes).toString(spelling));
			}
		}
	});
});
