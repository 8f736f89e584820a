import { type ChildProcess, spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { writeDemoFile } from "./demo-file.ts";
import { root } from "./prepare.ts";

/** A program that was started. */
export interface Launched {
	readonly child: ChildProcess;
	/** Where its output goes. */
	readonly log: string;
	/** Settles with `true` once the program says that it is ready, with `false` when it ends before. */
	readonly ready: Promise<boolean>;
	/** Settles with the exit code when it has ended; `null` after a signal. */
	readonly ended: Promise<number | null>;
}

/** Where the demo's two programs listen and keep their data. */
export interface DemoPlace {
	readonly port: number;
	readonly demoPort: number;
	/** An existing folder. */
	readonly data: string;
	/** The BFF begins empty, as in production: nobody sets the demo up for it. */
	readonly empty?: boolean;
}

/** What `npm start` runs: the demo shop and the BFF that knows it. `environment` is passed on to both. */
export function launchDemo(place: DemoPlace, environment: NodeJS.ProcessEnv, nodeOptions: readonly string[] = []) {
	const demoFile = join(place.data, "demo.json");
	const { admin } = writeDemoFile(demoFile, {
		bff: `http://localhost:${place.port}`,
		shop: `http://localhost:${place.demoPort}`,
	});
	const env = {
		...environment,
		PORT: String(place.port),
		DEMO_PORT: String(place.demoPort),
		BELLHOP_DATA: place.data,
		BELLHOP_DEMO: demoFile,
		BELLHOP_EGRESS_ALLOW: [environment["BELLHOP_EGRESS_ALLOW"], `localhost:${place.demoPort}`]
			.filter(Boolean)
			.join(","),
	};
	const bffEnv = place.empty ? { ...env, BELLHOP_DEMO: "" } : env;
	const start = (program: string, log: string, own: NodeJS.ProcessEnv) => () =>
		launch([...nodeOptions, join(root, program)], join(place.data, log), own);
	return {
		/** The log-in of the demo's admin. */
		admin,
		startShop: start("apps/demo-shop/src/main.ts", "demo-shop.log", env),
		startBff: start("apps/bff/src/main.ts", "bellhop.log", bffEnv),
	};
}

/** Starts a Node program, its output in a log file, its complaints on this process's stderr too. */
function launch(args: readonly string[], log: string, env: NodeJS.ProcessEnv): Launched {
	const child = spawn(process.execPath, args, { cwd: root, env, stdio: ["ignore", "pipe", "pipe", "ipc"] });
	const file = createWriteStream(log, { flags: "a", mode: 0o600 });
	child.stdout?.pipe(file, { end: false });
	child.stderr?.pipe(file, { end: false });
	child.stderr?.pipe(process.stderr, { end: false });
	const ended = new Promise<number | null>((settle) => child.once("exit", (code) => settle(code)));
	const said = new Promise<boolean>((settle) => child.once("message", () => settle(true)));
	return { child, log, ready: Promise.race([said, ended.then(() => false)]), ended };
}
