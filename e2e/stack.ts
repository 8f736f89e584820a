import { appendFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "../scripts/free-port.ts";
import { type Launched, launchDemo } from "../scripts/launch.ts";

/** The processes of `npm start`, on ports and data of their own. */
export interface Stack {
	readonly bff: string;
	readonly shop: string;
	readonly data: string;
	/** What `npm start` made up for the demo: site key and credentials. */
	readonly demo: {
		readonly admin: { readonly email: string; readonly password: string };
		readonly site: string;
		readonly credentials: Readonly<Record<string, string>>;
	};
	readonly bffProcess: Launched;
	/** Everything both programs have logged. */
	logs(): string;
	/** The requests the shop's systems received. */
	received(): readonly ReceivedByShop[];
	/** SIGKILL: the process gets no chance to tidy up. */
	killBff(): Promise<void>;
	restartBff(): Promise<void>;
	stop(): Promise<void>;
}

export interface ReceivedByShop {
	readonly method: string;
	readonly path: string;
	readonly status: number;
	readonly credential: string;
	readonly body?: unknown;
	readonly idempotency_key?: string | null;
}

interface StackOptions {
	/** The BFF knows nothing of the shop: no site, no credential, no admin. */
	readonly empty?: boolean;
}

/** Starts it, on other ports where somebody took those that were free a moment ago. */
export async function startStack(environment: Record<string, string> = {}, options: StackOptions = {}): Promise<Stack> {
	for (let attempt = 1; ; attempt++) {
		try {
			return await startOnce(environment, options);
		} catch (error) {
			if (attempt === 3 || !/Port \d+ is (in use|taken)/.test(String(error))) throw error;
		}
	}
}

async function startOnce(environment: Record<string, string>, options: StackOptions): Promise<Stack> {
	const place = {
		...options,
		port: await freePort(),
		demoPort: await freePort(),
		data: mkdtempSync(join(tmpdir(), "bellhop-e2e-")),
	};
	const programs = launchDemo(place, { ...plainEnvironment(), ...environment });
	const shopProcess = programs.startShop();
	let bffProcess = programs.startBff();
	const read = (name: string) => readFileSync(join(place.data, name), "utf8");
	const logs = () => read("bellhop.log") + read("demo-shop.log");
	const stop = async () => {
		for (const { child } of [shopProcess, bffProcess]) child.kill("SIGTERM");
		await Promise.all([shopProcess.ended, bffProcess.ended]);
	};
	const ready = async () => {
		if ((await shopProcess.ready) && (await bffProcess.ready)) return;
		await stop();
		const complaint = logs();
		rmSync(place.data, { recursive: true, force: true });
		throw new Error(`The demo did not start:\n${complaint}`);
	};
	await ready();
	return {
		bff: `http://localhost:${place.port}`,
		shop: `http://localhost:${place.demoPort}`,
		data: place.data,
		demo: JSON.parse(read("demo.json")),
		get bffProcess() {
			return bffProcess;
		},
		logs,
		received: () => {
			appendFileSync(join(place.data, "shop-requests.jsonl"), "");
			return read("shop-requests.jsonl")
				.split("\n")
				.filter(Boolean)
				.map((line) => JSON.parse(line));
		},
		killBff: async () => {
			bffProcess.child.kill("SIGKILL");
			await bffProcess.ended;
		},
		restartBff: async () => {
			bffProcess = programs.startBff();
			await ready();
		},
		stop: async () => {
			await stop();
			rmSync(place.data, { recursive: true, force: true });
		},
	};
}

/** The environment without what would make a test depend on the developer's own. */
function plainEnvironment(): NodeJS.ProcessEnv {
	const ours = /^(BELLHOP_|OPENAI_|DATABASE_URL$|PORT$|DEMO_PORT$|NODE_ENV$|VITEST|TEST$|NODE_OPTIONS$)/;
	return Object.fromEntries(Object.entries(process.env).filter(([name]) => !ours.test(name)));
}
