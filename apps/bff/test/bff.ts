import { randomBytes } from "node:crypto";
import type { LanguageModelV4 } from "@ai-sdk/provider";
import { makeId } from "@bellhop/contract/id";
import { createAdminAuth } from "../src/account/admin-auth.ts";
import { defaultLimits } from "../src/agent/limits.ts";
import { type AppParts, createApp } from "../src/app.ts";
import { type Clock, systemClock } from "../src/clock.ts";
import { LiveTurns } from "../src/conversation/live-turns.ts";
import type { Database } from "../src/database/database.ts";
import type { Site } from "../src/database/tables/index.ts";
import { parseAllow } from "../src/egress/allow.ts";
import { createEgress } from "../src/egress/egress.ts";
import { KeySets } from "../src/identity/key-sets.ts";
import { createJobs } from "../src/jobs/jobs.ts";
import { defaultAllowances } from "../src/limit/allowances.ts";
import { UseCounter } from "../src/limit/use-counter.ts";
import { createLog } from "../src/log.ts";
import { serve } from "../src/routes/served-file.ts";
import { openKeyRing } from "../src/secret/key-ring.ts";
import { createScrubber } from "../src/secret/scrubber.ts";
import type { AdminContext } from "../src/site/context.ts";
import { saveSite } from "../src/site/save-site.ts";
import { openTestDatabase } from "./database.ts";
import { HandModel } from "./hand-model.ts";

/** The BFF in process, on a database of its own, with a site and a model the test drives. */
export interface TestBff {
	readonly parts: AppParts;
	readonly app: ReturnType<typeof createApp>;
	readonly model: HandModel;
	readonly site: Site;
	readonly logged: string[];
	readonly database: Database;
	/** An admin at work on the site. */
	readonly admin: AppParts & AdminContext;
	/** Another process on the same database, as far as turns are concerned. */
	sibling(allow?: string): TestBff;
	close(): Promise<void>;
}

export interface TestBffOptions {
	/** `host:port` that tools may reach. */
	readonly allow?: string;
	readonly limits?: Partial<AppParts["limits"]>;
	readonly model?: LanguageModelV4;
	readonly allowances?: Partial<AppParts["allowances"]>;
	readonly trustedProxies?: readonly string[];
	readonly mailServer?: AppParts["mailServer"];
	/** The time, where a test holds it. */
	readonly clock?: Clock;
}

/** Where the test BFF would be reached. */
export const bffAddress = "http://bff.example";

export const pageOrigin = "https://shop.example";

/** Nothing of the widget but its loaders. */
const build = { hash: "abcabcabcabc", files: new Map([["loader.js", "pinned();"]]) };

/** The launcher speaks two languages here. */
const launcher = {
	en: { open: "Open", loading: "Opening", failed: "Failed", dismiss: "Dismiss" },
	de: { open: "Öffnen", loading: "Öffnet", failed: "Fehler", dismiss: "Schließen" },
};

export async function startBff(options: TestBffOptions = {}): Promise<TestBff> {
	const database = await openTestDatabase();
	const clock = options.clock ?? systemClock;
	const actor = "admin@example.com";
	const environmentKey = randomBytes(32);
	const keys = await openKeyRing({ database, clock, environmentKeys: [environmentKey] });
	const auth = createAdminAuth({ database, environmentKey, address: bffAddress });
	const site = await saveSite({ database, clock, actor }, siteNamed("Test shop", pageOrigin));
	const start = (allowed = options.allow ?? ""): TestBff => {
		const allow = parseAllow(allowed);
		if ("invalid" in allow) throw new Error(`cannot allow ${allow.invalid}`);
		const model = new HandModel();
		const logged: string[] = [];
		const scrubber = createScrubber();
		const log = createLog(scrubber, (line) => logged.push(line));
		const jobs = createJobs({ database, log }, { poll: 0.5, monitor: 1, retryDelay: 1 });
		const parts: AppParts = {
			database,
			clock,
			keys,
			scrubber,
			log,
			egress: createEgress(allow),
			model: { kind: "live", name: "hand", model: options.model ?? model },
			limits: { ...defaultLimits, retries: 0, ...options.limits },
			turns: new LiveTurns(),
			jobs,
			mailServer: options.mailServer,
			counter: new UseCounter(database),
			allowances: { ...defaultAllowances, ...options.allowances },
			trustedProxies: options.trustedProxies ?? [],
			keySets: new KeySets(),
			auth,
			address: bffAddress,
			egressIps: ["203.0.113.7"],
			adminPage: new Map([["/admin/index.html", { type: "text/html; charset=utf-8", file: serve("<!doctype html>") }]]),
			widget: {
				loader: "load(__BELLHOP_SETTINGS__);",
				wholeLoader: "whole(__BELLHOP_SETTINGS__);",
				launcher,
				build,
			},
		};
		const close = async () => {
			await parts.turns.close(0);
			await jobs.close();
			await parts.egress.close();
			await database.close();
		};
		return {
			parts,
			app: createApp(parts),
			model,
			site,
			logged,
			database,
			admin: { ...parts, site, actor },
			sibling: start,
			close,
		};
	};
	return start();
}

export function siteNamed(name: string, ...allowedOrigins: string[]): Parameters<typeof saveSite>[1] {
	const look = { greeting: "Hello", starters: [], accent: "#0f5c4d", theme: "auto", corner: "right" } as const;
	return { id: makeId("site"), name, ...look, starters: [], allowedOrigins };
}
