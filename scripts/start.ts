// `npm start`: the main job with nothing to set up: the BFF, and a demo shop with the widget on it.
import { mkdirSync } from "node:fs";
import { createServer } from "node:net";
import { resolve } from "node:path";
import type { Launched } from "./launch.ts";
import { prepare, root } from "./prepare.ts";

const say = (line: string) => process.stdout.write(`${line}\n`);
const environment = process.env;
const port = environment["PORT"] || "3000";
const demoPort = environment["DEMO_PORT"] || "3001";
const data = resolve(root, environment["BELLHOP_DATA"] || ".bellhop");

const started: Launched[] = [];
let stopping = false;
process.on("SIGINT", () => stop(0));
process.on("SIGTERM", () => stop(0));

await refuseBadPorts();
prepare(say);
mkdirSync(data, { recursive: true, mode: 0o700 });

say("Starting …");
// Only now: it stands on dependencies that have just been installed.
const { launchDemo } = await import("./launch.ts");
const watch = process.argv.includes("--dev") ? ["--watch"] : [];
const demo = launchDemo({ port: Number(port), demoPort: Number(demoPort), data }, environment, watch);
for (const start of [demo.startShop, demo.startBff]) {
	const program = start();
	started.push(program);
	void program.ended.then((code) => {
		if (!stopping && code !== 0) say(`A program ended unexpectedly. Its log: ${program.log}`);
		return stop(code ?? 1);
	});
}
if ((await Promise.all(started.map(({ ready }) => ready))).every(Boolean)) announce();

function announce(): void {
	const { admin } = demo;
	const live = environment["OPENAI_API_KEY"] || environment["OPENAI_BASE_URL"];
	const model = live
		? environment["BELLHOP_MODEL"] || "gpt-5-mini"
		: "built-in demo model (OPENAI_API_KEY brings a real one)";
	say(`
  Demo shop   http://localhost:${demoPort}
              Open the chat and ask: Where is order 12346? Its postcode is FK1 1ZZ.
  Config page http://localhost:${port}/admin/
              Log in as ${admin.email} with the password ${admin.password}
  Health      http://localhost:${port}/readyz
  Model       ${model}
  Data, key   ${data}

  Ctrl-C stops it.
`);
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
	for (const [name, value] of Object.entries({ PORT: port, DEMO_PORT: demoPort })) {
		if (!/^\d{1,5}$/.test(value) || Number(value) > 65_535) {
			fail(`${name} must be a port number such as 3000; it is "${value}".`);
		}
		if (await isBusy(Number(value))) {
			fail(`Port ${value} is in use. Stop what listens there, or set ${name} to another one.`);
		}
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
