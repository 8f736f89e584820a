import { randomBytes } from "node:crypto";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { EnvironmentError, readEnvironment } from "./environment.ts";
import { KeyMissingError } from "./secret/environment-key.ts";

const key = randomBytes(32).toString("base64");
let folder: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "bellhop-environment-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const read = (variables: NodeJS.ProcessEnv) =>
	readEnvironment({ BELLHOP_DATA: folder, BELLHOP_KEY: key, ...variables });
const faultOf = (variables: NodeJS.ProcessEnv): string => {
	try {
		read(variables);
	} catch (error) {
		if (error instanceof EnvironmentError || error instanceof KeyMissingError) return error.message;
		throw error;
	}
	return "";
};

describe("the environment", () => {
	test("needs nothing: the defaults make a server for this machine alone, with an embedded database", () => {
		expect(read({})).toMatchObject({
			host: "127.0.0.1",
			port: 3000,
			databaseUrl: undefined,
			dataFolder: folder,
			model: { apiKey: undefined, baseUrl: undefined, name: "gpt-5-mini", api: "responses" },
			egressAllow: { hosts: new Set(), ranges: [] },
			demoFile: undefined,
		});
	});

	test("counts an empty variable as unset", () => {
		const names = ["PORT", "BELLHOP_HOST", "DATABASE_URL", "BELLHOP_EGRESS_ALLOW", "BELLHOP_DEMO", "OPENAI_API_KEY"];
		const more = ["OPENAI_BASE_URL", "BELLHOP_MODEL", "BELLHOP_MODEL_API", "NODE_ENV"];
		const empty = Object.fromEntries([...names, ...more].map((name) => [name, ""]));
		expect(read(empty)).toEqual(read({}));
		expect(read({ PORT: " " }).port).toBe(3000);
		expect(read({ BELLHOP_KEY: "" }).keys.madeAt).toBe(join(folder, "key"));
	});

	test.each([
		["PORT", "abc"],
		["PORT", "-1"],
		["PORT", "65536"],
		["PORT", "80.5"],
		["DATABASE_URL", "mysql://localhost/bellhop"],
		["DATABASE_URL", "localhost"],
		["OPENAI_BASE_URL", "localhost:11434"],
		["OPENAI_BASE_URL", "ftp://localhost/v1"],
		["OPENAI_BASE_URL", "v1"],
		["BELLHOP_MODEL_API", "completions"],
		["BELLHOP_EGRESS_ALLOW", "localhost"],
		["BELLHOP_EGRESS_ALLOW", "10.0.0.0/8,*"],
		["BELLHOP_KEY", "short"],
		["BELLHOP_KEY", `${key},short`],
	])("with a bad %s (%s) is refused in one sentence that names it", (name, value) => {
		const fault = faultOf({ [name]: value });
		expect(fault).toContain(name);
		expect(fault).not.toContain("\n");
	});

	test.each([
		["DATABASE_URL", "mysql://bellhop:hunter2@db.example/bellhop"],
		["OPENAI_BASE_URL", "ftp://bellhop:hunter2@models.example/v1"],
		["BELLHOP_KEY", "hunter2"],
	])("never repeats what may be a secret: a bad %s", (name, value) => {
		expect(faultOf({ [name]: value })).toContain(name);
		expect(faultOf({ [name]: value })).not.toContain("hunter2");
	});
});

describe("the key for stored credentials", () => {
	test.each([{ NODE_ENV: "production" }, { DATABASE_URL: "postgres://db.example/bellhop" }])(
		"must be given with %j, and none is made",
		(variables) => {
			expect(faultOf({ ...variables, BELLHOP_KEY: undefined })).toMatch(/^Set BELLHOP_KEY/);
			expect(existsSync(join(folder, "key"))).toBe(false);
		},
	);

	test("given is the one used, and no file is made", () => {
		expect(read({ NODE_ENV: "production" }).keys.keys.map((bytes) => Buffer.from(bytes).toString("base64"))).toEqual([
			key,
		]);
		expect(existsSync(join(folder, "key"))).toBe(false);
	});
});
