import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemClock } from "../apps/bff/src/clock.ts";
import { connect } from "../apps/bff/src/database/connect.ts";
import { type Write, writes } from "../apps/bff/src/database/tables/index.ts";
import { changeSite } from "../apps/bff/src/site/change-site.ts";
import { saveSite } from "../apps/bff/src/site/save-site.ts";
import { saveTool } from "../apps/bff/src/tool/save-tool.ts";
import { makeId } from "../packages/contract/src/id.ts";
import { freePort } from "../scripts/free-port.ts";

const root = join(import.meta.dirname, "..");

/** A database with a site and its two tools, and BFFs upon it. */
export interface Place {
	readonly site: string;
	/** Starts a BFF; settles when it answers. */
	start(port?: number): Promise<Running>;
	/** The ledger; no BFF may have the embedded database open. */
	ledger(): Promise<readonly Write[]>;
	remove(): void;
}

/** A BFF that was started. */
export interface Running {
	readonly url: string;
	readonly port: number;
	readonly child: ChildProcess;
	/** Sends a signal, and settles when the process has ended. */
	end(signal: "SIGKILL" | "SIGTERM"): Promise<void>;
}

/** What a place is made of. */
export interface PlaceParts {
	/** `host:port` of the owner's API. */
	readonly owner: string;
	readonly environment: Readonly<Record<string, string>>;
	/** The embedded database where there is none. */
	readonly databaseUrl?: string | undefined;
	/** Whose pages may embed the site's widget. */
	readonly origins?: readonly string[];
}

export async function makePlace({ owner, environment, databaseUrl, origins = [] }: PlaceParts): Promise<Place> {
	const folder = mkdtempSync(join(tmpdir(), "bellhop-bench-"));
	const where = { url: databaseUrl, folder };
	const env = {
		...process.env,
		...environment,
		DATABASE_URL: databaseUrl ?? "",
		BELLHOP_DATA: folder,
		BELLHOP_KEY: randomBytes(32).toString("base64"),
		BELLHOP_EGRESS_ALLOW: owner,
		BELLHOP_DEMO: "",
		BELLHOP_TRUSTED_PROXIES: "127.0.0.1,::1",
	};
	const site = await setUp(where, owner, origins);
	return {
		site,
		start: async (port) => launch(env, port ?? (await freePort())),
		ledger: async () => {
			const database = await connect(where);
			const rows = await database.query.select().from(writes);
			await database.close();
			return rows;
		},
		remove: () => rmSync(folder, { recursive: true, force: true }),
	};
}

async function setUp(where: Parameters<typeof connect>[0], owner: string, origins: readonly string[]): Promise<string> {
	const database = await connect(where);
	const acting = { database, clock: systemClock, actor: "bench" };
	const look = {
		greeting: "",
		starters: [],
		accent: "#0f5c4d",
		theme: "auto",
		corner: "right",
		allowedOrigins: [],
	} as const;
	const site = await saveSite(acting, {
		...look,
		starters: [],
		allowedOrigins: [...origins],
		id: makeId("site"),
		name: "Shop",
	});
	for (const idempotent of [true, false]) {
		const name = idempotent ? "idempotent" : "once";
		await saveTool(
			{ ...acting, site },
			{
				...{ name, title: "Refunding", description: "Refund.", url: `http://${owner}/${name}`, method: "POST" },
				parameters: [
					{ name: "name", place: "body", schema: { type: "string" }, required: true, source: { from: "model" } },
				],
				...{ access: "write", idempotent, timeoutMs: 1_000, writing: { reference: "refund.id" }, state: "live" },
			},
		);
	}
	// What is counted here is not cost.
	await changeSite({ ...acting, site }, { dailyTokens: 2_000_000_000 });
	await database.close();
	return site.id;
}

async function launch(env: NodeJS.ProcessEnv, port: number): Promise<Running> {
	const stdio: ("ignore" | "ipc")[] = ["ignore", "ignore", "ignore", "ipc"];
	const child = spawn(process.execPath, ["apps/bff/src/main.ts"], {
		cwd: root,
		env: { ...env, PORT: String(port) },
		stdio,
	});
	const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
	await Promise.race([
		new Promise((resolve) => child.once("message", resolve)),
		ended.then(() => Promise.reject(new Error("The BFF did not start."))),
	]);
	return {
		...{ url: `http://127.0.0.1:${port}`, port, child },
		end: (signal) => {
			child.kill(signal);
			return ended;
		},
	};
}
