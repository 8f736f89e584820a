// `npm start`: the main job with nothing to set up: the BFF, and a demo shop with the widget on it.
import { type ChildProcess, spawn } from "node:child_process";
import { createWriteStream, mkdirSync } from "node:fs";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { writeDemoFile } from "./demo-file.ts";
import { prepare, root } from "./prepare.ts";

const say = (line: string) => process.stdout.write(`${line}\n`);
const environment = process.env;
const port = environment["PORT"] || "3000";
const demoPort = environment["DEMO_PORT"] || "3001";
const data = resolve(root, environment["BELLHOP_DATA"] || ".bellhop");
const demoFile = join(data, "demo.json");
const bff = `http://localhost:${port}`;
const shop = `http://localhost:${demoPort}`;
const watch = process.argv.includes("--dev") ? ["--watch"] : [];

const started: { readonly child: ChildProcess; readonly ended: Promise<void> }[] = [];
let stopping = false;

process.on("SIGINT", () => stop(0));
process.on("SIGTERM", () => stop(0));

await refuseBadPorts();
prepare(say);
mkdirSync(data, { recursive: true, mode: 0o700 });
writeDemoFile(demoFile, { bff, shop });

say("Starting …");
const shared = { ...environment, PORT: port, DEMO_PORT: demoPort, BELLHOP_DATA: data, BELLHOP_DEMO: demoFile };
const allow = [environment["BELLHOP_EGRESS_ALLOW"], `localhost:${demoPort}`].filter(Boolean).join(",");
await Promise.all([
	launch("apps/demo-shop/src/main.ts", join(data, "demo-shop.log"), shared),
	launch("apps/bff/src/main.ts", join(data, "bellhop.log"), { ...shared, BELLHOP_EGRESS_ALLOW: allow }),
]);

const live = environment["OPENAI_API_KEY"] || environment["OPENAI_BASE_URL"];
say(`
  Demo shop   ${shop}   (ask: Where is order 12346? – its postcode is FK1 1ZZ)
  Health      ${bff}/readyz
  Model       ${live ? environment["BELLHOP_MODEL"] || "gpt-5-mini" : "the built-in demo model (set OPENAI_API_KEY for a real one)"}
  Data, logs  ${data}

  Ctrl-C stops it.
`);

/** Starts a program, its output in a log file, and settles once it says that it is ready. */
function launch(program: string, log: string, env: NodeJS.ProcessEnv): Promise<void> {
	const child = spawn(process.execPath, [...watch, join(root, program)], {
		cwd: root,
		env,
		stdio: ["ignore", "pipe", "pipe", "ipc"],
	});
	const file = createWriteStream(log, { flags: "a", mode: 0o600 });
	child.stdout?.pipe(file, { end: false });
	child.stderr?.pipe(file, { end: false });
	child.stderr?.pipe(process.stderr, { end: false });
	const ended = new Promise<void>((settle) => child.on("exit", () => settle()));
	started.push({ child, ended });
	child.on("exit", (code) => {
		if (stopping) return;
		if (code !== 0) say(`${program} ended (${code ?? "by a signal"}). Its log: ${log}`);
		void stop(code ?? 1);
	});
	return new Promise((ready) => child.once("message", () => ready()));
}

/** Ends what was started, and only then itself. */
async function stop(code: number): Promise<void> {
	if (stopping) return;
	stopping = true;
	for (const { child } of started) child.kill("SIGTERM");
	await Promise.all(started.map(({ ended }) => ended));
	process.exit(code);
}

/** Said before minutes of installing, not after. The programs judge again when they listen. */
async function refuseBadPorts(): Promise<void> {
	for (const [name, value] of [
		["PORT", port],
		["DEMO_PORT", demoPort],
	] as const) {
		if (!/^\d{1,5}$/.test(value) || Number(value) > 65_535)
			fail(`${name} must be a port number such as 3000; it is "${value}".`);
		if (await isBusy(Number(value)))
			fail(`Port ${value} is in use. Stop what listens there, or set ${name} to another one.`);
	}
	if (port === demoPort) fail("PORT and DEMO_PORT are the same. Set one of them to another port.");
}

function isBusy(candidate: number): Promise<boolean> {
	return new Promise((settle) => {
		const probe = createServer();
		probe.once("error", (error: NodeJS.ErrnoException) => settle(error.code === "EADDRINUSE"));
		probe.listen(candidate, "127.0.0.1", () => probe.close(() => settle(false)));
	});
}

function fail(sentence: string): never {
	process.stderr.write(`${sentence}\n`);
	process.exit(1);
}
