import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { drizzle } from "drizzle-orm/pglite";
import { migrate } from "drizzle-orm/pglite/migrator";
import postgres from "postgres";
import type { TestProject } from "vitest/node";
import { migrationsFolder } from "../src/database/migrations-folder.ts";
import { openPostgres } from "../src/database/postgres.ts";

declare module "vitest" {
	interface ProvidedContext {
		/** A migrated embedded database, dumped; or on a server, the address of a migrated template database. */
		database: { readonly dump: string } | { readonly server: string; readonly template: string };
	}
}

/** Migrates once; every test then works on a copy. `TEST_DATABASE_URL` names a server to test on instead of PGlite. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
	const server = process.env["TEST_DATABASE_URL"];
	return server ? prepareServer(project, server) : prepareDump(project);
}

async function prepareDump(project: TestProject) {
	const folder = mkdtempSync(join(tmpdir(), "bellhop-test-"));
	const client = await PGlite.create();
	await migrate(drizzle({ client }), { migrationsFolder });
	const dump = join(folder, "migrated.tar");
	writeFileSync(dump, Buffer.from(await (await client.dumpDataDir("none")).arrayBuffer()));
	await client.close();
	project.provide("database", { dump });
	return async () => rmSync(folder, { recursive: true });
}

async function prepareServer(project: TestProject, server: string) {
	const template = `bellhop_template_${process.pid}`;
	const admin = postgres(server, { max: 1, onnotice: () => {} });
	await admin.unsafe(`create database ${template}`);
	await (await openPostgres(Object.assign(new URL(server), { pathname: template }).href)).close();
	project.provide("database", { server, template });
	return async () => {
		await admin.unsafe(`drop database ${template} with (force)`);
		await admin.end();
	};
}
