import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { makeId } from "@bellhop/contract/id";
import postgres from "postgres";
import { afterEach, beforeEach, describe, expect, inject, test } from "vitest";
import { siteNamed } from "../test/bff.ts";
import { systemClock } from "./clock.ts";
import { connect } from "./database/connect.ts";
import type { Database } from "./database/database.ts";
import { authorizations, dataKeys } from "./database/tables/index.ts";
import { openKeyRing } from "./secret/key-ring.ts";
import { seal, unseal } from "./secret/seal.ts";
import { saveSite } from "./site/save-site.ts";

const program = fileURLToPath(new URL("./bellhop.ts", import.meta.url));
const key = randomBytes(32);
let folder: string;
let environment: Record<string, string>;
let drop = async () => {};

beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), "bellhop-keys-"));
	environment = { BELLHOP_DATA: folder, BELLHOP_KEY: key.toString("base64") };
	const place = inject("database");
	if ("server" in place) await makeDatabase(place);
});
afterEach(async () => {
	rmSync(folder, { recursive: true });
	await drop();
});

async function makeDatabase({ server, template }: { readonly server: string; readonly template: string }) {
	const name = `bellhop_test_${randomBytes(6).toString("hex")}`;
	const admin = postgres(server, { max: 1, onnotice: () => {} });
	await admin.unsafe(`create database ${name} template ${template}`);
	environment["DATABASE_URL"] = Object.assign(new URL(server), { pathname: name }).href;
	drop = async () => {
		await admin.unsafe(`drop database ${name} with (force)`);
		await admin.end();
	};
}

async function withDatabase<Result>(work: (database: Database) => Promise<Result>): Promise<Result> {
	const database = await connect({ url: environment["DATABASE_URL"], folder });
	return work(database).finally(() => database.close());
}

const ringOf = (database: Database) => openKeyRing({ database, clock: systemClock, environmentKeys: [key] });
const placeOf = (site: string, row: string) => ({ site, table: "authorizations", row, column: "secret" });

async function fill(database: Database, count: number): Promise<void> {
	const keys = await ringOf(database);
	const site = await saveSite({ database, clock: systemClock, actor: "bellhop" }, siteNamed("Shop"));
	const now = new Date();
	const rows = Array.from({ length: count }, (_, index) => {
		const id = makeId("auth");
		const secret = seal(keys, placeOf(site.id, id), `secret ${index}`);
		const common = { settings: { kind: "bearer" } as const, lastFour: "", origins: [], purpose: "read" as const };
		return { ...common, id, siteId: site.id, name: `API ${index}`, secret, createdAt: now, secretSetAt: now };
	});
	for (let from = 0; from < count; from += 500) {
		await database.query.insert(authorizations).values(rows.slice(from, from + 500));
	}
}

/** How many rows each data key sealed; every one of them opens. */
const sealedWith = () =>
	withDatabase(async (database) => {
		const keys = await ringOf(database);
		const rows = await database.query.select().from(authorizations);
		for (const { id, siteId, name, secret } of rows) {
			expect(unseal(keys, placeOf(siteId, id), secret)).toBe(name.replace("API", "secret"));
		}
		const versions = (await database.query.select().from(dataKeys)).map(({ version }) => version).sort();
		const numbers = versions.map((version) => rows.filter(({ secret }) => secret.startsWith(`v1.${version}.`)).length);
		return Object.fromEntries(versions.map((version, index) => [version, numbers[index]]));
	});

/** Runs the program; it is killed as soon as its output contains `killAt`. */
async function run(more: Record<string, string> = {}, killAt?: RegExp, ...words: string[]) {
	const child = spawn(process.execPath, [program, ...(words.length > 0 ? words : ["keys", "rotate"])], {
		env: { PATH: process.env["PATH"], ...environment, ...more },
	});
	let output = "";
	let errors = "";
	child.stdout.on("data", (chunk) => {
		output += chunk;
		if (killAt?.test(output)) child.kill("SIGKILL");
	});
	child.stderr.on("data", (chunk) => {
		errors += chunk;
	});
	const [code, signal] = await new Promise<[number | null, string | null]>((resolve) =>
		child.on("close", (...ended) => resolve(ended)),
	);
	return { code, signal, output, errors };
}

describe("keys rotate", () => {
	test("killed in the middle loses nothing, and run again finishes what was begun", { timeout: 120_000 }, async () => {
		const count = 3_000;
		await withDatabase((database) => fill(database, count));
		const killed = await run({}, /keys: 2[0-9]00\n/);
		expect(killed.signal).toBe("SIGKILL");
		const middle = await sealedWith();
		expect(Object.keys(middle)).toEqual(["1", "2"]);
		expect(middle[1]).toBeGreaterThan(0);
		expect(middle[2]).toBeGreaterThan(0);
		const finished = await run();
		expect(finished.output).toContain(`Sealed with former keys: ${middle[1]}\n`);
		expect(finished.output.trimEnd().split("\n").at(-1)).toBe(
			"Data key 2 seals now. Former data keys removed: 1. Sealed with former keys: 0.",
		);
		expect(finished).toMatchObject({ code: 0, errors: "" });
		expect(await sealedWith()).toEqual({ 2: count });
	});

	test("with a wrong BELLHOP_KEY says one sentence and changes nothing", { timeout: 60_000 }, async () => {
		await withDatabase((database) => fill(database, 10));
		const { code, output, errors } = await run({ BELLHOP_KEY: randomBytes(32).toString("base64") });
		expect(errors.trimEnd()).toBe(
			"BELLHOP_KEY does not open the secrets of this database. Set the key it was made with; nothing was changed.",
		);
		expect({ code, output }).toEqual({ code: 1, output: "" });
		expect(await sealedWith()).toEqual({ 1: 10 });
	});

	test("is the one thing it does", async () => {
		expect(await run({}, undefined, "burn")).toMatchObject({
			code: 1,
			errors: expect.stringMatching(/^Usage: .*rotate\n$/),
		});
	});
});
