import { randomBytes } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, inject, test } from "vitest";
import { siteNamed } from "../../test/bff.ts";
import { openTestDatabase } from "../../test/database.ts";
import { saveAuthorization } from "../authorization/save-authorization.ts";
import { openColumn } from "../authorization/secret-place.ts";
import { systemClock } from "../clock.ts";
import type { Database } from "../database/database.ts";
import { type Authorization, authorizations, dataKeys, sites } from "../database/tables/index.ts";
import { addIdentityKey } from "../identity/add-identity-key.ts";
import { subjectKey, subjectKeySet } from "../identity/subject-key.ts";
import { saveSite } from "../site/save-site.ts";
import { currentKeys, type KeyRing, openKeyRing, WrongKeyError } from "./key-ring.ts";
import { rotateKeys } from "./rotate-keys.ts";
import { seal } from "./seal.ts";

const former = randomBytes(32);
const current = randomBytes(32);
let database: Database;
/** The ring of a process that started before any rotation. */
let ring: KeyRing;
let rows: Authorization[];

beforeEach(async () => {
	database = await openTestDatabase();
	ring = await openKeyRing({ database, clock: systemClock, environmentKeys: [former] });
	rows = [];
	for (const name of ["One", "Two", "Three"]) rows.push(await save(name));
});
afterEach(() => database.close());

async function save(name: string): Promise<Authorization> {
	const context = { database, clock: systemClock, actor: "admin@example.com", keys: ring };
	const site = await saveSite(context, { ...siteNamed("Shop"), id: "site_00000000000000000000000000" });
	const record = { settings: { kind: "bearer" } as const, origins: ["https://api.example"], purpose: "read" as const };
	return saveAuthorization({ ...context, site }, { name, secret: `secret of ${name}`, ...record });
}
const rotate = (...environmentKeys: [Uint8Array, ...Uint8Array[]]) =>
	rotateKeys({ database, clock: systemClock, environmentKeys });
const stored = async ({ id }: Authorization) => {
	const [row] = await database.query.select().from(authorizations).where(eq(authorizations.id, id));
	if (!row) throw new Error("no row");
	return row;
};
const opened = async (keys: KeyRing) => {
	const texts = rows.map(async (row) => openColumn({ queries: database.query, keys }, await stored(row), "secret"));
	return (await Promise.all(texts)).join(", ");
};
const versions = async () => (await database.query.select().from(dataKeys)).map(({ version }) => version).sort();

describe("a rotation", () => {
	test("seals everything with a new data key and removes the former one", async () => {
		expect(await rotate(former)).toEqual({ newest: 2, removed: 1, left: 0, unopened: [] });
		expect(await versions()).toEqual([2]);
		expect((await stored(rows[0] as Authorization)).secret).toMatch(/^v1\.2\./);
		const again = await openKeyRing({ database, clock: systemClock, environmentKeys: [former] });
		expect(await opened(again)).toBe("secret of One, secret of Two, secret of Three");
		expect(await rotate(former)).toMatchObject({ newest: 3, removed: 1, left: 0 });
	});

	test("wraps the data keys with the environment's current key, so that the former one can go", async () => {
		await rotate(current, former);
		const again = await openKeyRing({ database, clock: systemClock, environmentKeys: [current] });
		expect(await opened(again)).toBe("secret of One, secret of Two, secret of Three");
		await expect(openKeyRing({ database, clock: systemClock, environmentKeys: [former] })).rejects.toThrow(
			WrongKeyError,
		);
	});

	test("with a wrong key changes nothing", async () => {
		const before = [await database.rows(sql`select * from data_keys`), await Promise.all(rows.map(stored))];
		await expect(rotate(current)).rejects.toThrow(WrongKeyError);
		expect([await database.rows(sql`select * from data_keys`), await Promise.all(rows.map(stored))]).toEqual(before);
	});

	test("does not disturb a process that started before it: it opens what is sealed anew, and seals with the new key", async () => {
		await rotate(former);
		expect(await opened(ring)).toBe("secret of One, secret of Two, secret of Three");
		const added = await save("Four");
		expect(added.secret).toMatch(/^v1\.2\./);
	});

	test("names what does not open, leaves it, and keeps its data key", async () => {
		const [one, two] = rows as [Authorization, Authorization];
		await database.query.update(authorizations).set({ secret: two.secret }).where(eq(authorizations.id, one.id));
		const place = `authorizations ${one.id} secret`;
		expect(await rotate(former)).toEqual({ newest: 2, removed: 0, left: 1, unopened: [place] });
		expect(await versions()).toEqual([1, 2]);
		expect((await stored(one)).secret).toBe(two.secret);
		await database.query.delete(authorizations).where(eq(authorizations.id, one.id));
		expect(await rotate(former)).toEqual({ newest: 2, removed: 1, left: 0, unopened: [] });
	});

	test("run twice at the same time ends with one data key, and everything opens", async () => {
		const results = await Promise.all([rotate(former), rotate(former)]);
		expect(Math.max(...results.map(({ newest }) => newest))).toBeLessThanOrEqual(3);
		expect(await opened(ring)).toBe("secret of One, secret of Two, secret of Three");
		expect(await versions()).toHaveLength(1);
	});

	test.skipIf("dump" in inject("database"))("never removes a key that somebody is sealing with right now", async () => {
		const first = rows[0] as Authorization;
		let rotating: Promise<unknown> = Promise.resolve();
		await database.query.transaction(async (transaction) => {
			const keys = await currentKeys(transaction, ring);
			rotating = rotate(former);
			const waiting = sql`select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`;
			await expect.poll(async () => (await database.rows(waiting)).length).toBeGreaterThan(0);
			const place = { site: first.siteId, table: "authorizations", row: first.id, column: "secret" };
			const secret = seal(keys, place, "sealed meanwhile");
			await transaction.update(authorizations).set({ secret }).where(eq(authorizations.id, first.id));
		});
		expect(await rotating).toMatchObject({ removed: 1, left: 0, unopened: [] });
		expect(await opened(ring)).toBe("sealed meanwhile, secret of Two, secret of Three");
	});
});

test("a rotation carries what verifies visitors and what vouches for them along", async () => {
	const context = { database, clock: systemClock, actor: "admin@example.com", keys: ring };
	const [site] = await database.query.select().from(sites);
	if (!site) throw new Error("no site");
	const egress = { judge: () => {} } as unknown as Parameters<typeof addIdentityKey>[0]["egress"];
	await addIdentityKey({ ...context, site, egress }, { kind: "secret" });
	const { kid } = await subjectKey(context);
	expect(await rotate(current, former)).toMatchObject({ left: 0, unopened: [], removed: 1 });
	const keys = await openKeyRing({ database, clock: systemClock, environmentKeys: [current] });
	expect((await subjectKey({ ...context, keys })).kid).toBe(kid);
	expect((await subjectKeySet({ ...context, keys })).keys).toHaveLength(1);
});
