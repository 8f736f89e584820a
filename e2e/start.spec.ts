import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { freePort } from "../scripts/free-port.ts";

const root = join(import.meta.dirname, "..");
let data: string;
const running: ChildProcess[] = [];

beforeEach(() => {
	data = mkdtempSync(join(tmpdir(), "bellhop-start-"));
});
afterEach(async () => {
	await Promise.all(running.splice(0).map((child) => child.exitCode ?? ended(child, child.kill("SIGKILL"))));
	rmSync(data, { recursive: true, force: true });
});

/** Runs a program of the house and gathers what it says. */
function run(program: string, environment: Record<string, string>) {
	const child = spawn(process.execPath, [program], {
		cwd: root,
		env: { ...process.env, BELLHOP_DATA: data, ...environment },
	});
	running.push(child);
	let said = "";
	let complained = "";
	const heard = new Set<() => void>();
	for (const stream of [child.stdout, child.stderr]) {
		stream.on("data", (chunk: Buffer) => {
			said += chunk.toString();
			for (const listener of heard) listener();
		});
	}
	child.stderr.on("data", (chunk: Buffer) => {
		complained += chunk.toString();
	});
	const says = (needle: string) =>
		new Promise<void>((resolve, reject) => {
			const look = () => said.includes(needle) && resolve();
			heard.add(look);
			child.once("exit", () => reject(new Error(`It ended without saying "${needle}": ${said}`)));
			look();
		});
	return { child, says, said: () => said, complained: () => complained.trim(), exit: ended(child) };
}

function ended(child: ChildProcess, _killed?: boolean): Promise<number | null> {
	return new Promise((resolve) => child.once("exit", (code) => resolve(code)));
}

test("npm start says where everything is, answers there, and Ctrl-C ends all of it", async () => {
	const [port, demoPort] = [String(await freePort()), String(await freePort())];
	const start = run("scripts/start.ts", { PORT: port, DEMO_PORT: demoPort });
	await start.says("Ctrl-C stops it.");
	expect(start.said()).toContain(`http://localhost:${demoPort}`);
	expect(await (await fetch(`http://localhost:${port}/readyz`)).json()).toMatchObject({
		status: "ready",
		database: "pglite",
	});
	expect((await fetch(`http://localhost:${demoPort}/`)).status).toBe(200);
	start.child.kill("SIGINT");
	expect(await start.exit).toBe(0);
	await expect(fetch(`http://localhost:${port}/healthz`)).rejects.toThrow();
	await expect(fetch(`http://localhost:${demoPort}/`)).rejects.toThrow();
});

test("a second process on the same data folder is refused in one sentence that names the first", async () => {
	const first = run("apps/bff/src/main.ts", { PORT: String(await freePort()) });
	await first.says('"listening"');
	await first.says("Make the first admin here (works once, for a day): http://localhost:");
	const second = run("apps/bff/src/main.ts", { PORT: String(await freePort()) });
	expect(await second.exit).toBe(1);
	expect(second.complained()).toBe(
		`The data folder ${data} is in use by process ${first.child.pid}. Stop that process, or set BELLHOP_DATA to another folder.`,
	);
});

test("a busy port and a bad variable are one sentence each that says what to do", async () => {
	const taken = createServer();
	await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
	const { port } = taken.address() as { port: number };
	for (const program of ["apps/bff/src/main.ts", "scripts/start.ts"]) {
		const busy = run(program, { PORT: String(port), DEMO_PORT: String(await freePort()) });
		expect(await busy.exit).toBe(1);
		expect(busy.complained()).toBe(`Port ${port} is in use. Stop what listens there, or set PORT to another one.`);
	}
	taken.close();
	for (const [name, value] of Object.entries({
		PORT: "http",
		DATABASE_URL: "mysql://x",
		OPENAI_BASE_URL: "localhost",
		BELLHOP_KEY: "short",
	})) {
		const bad = run("apps/bff/src/main.ts", { [name]: value });
		expect(await bad.exit).toBe(1);
		expect(bad.complained().split("\n")).toEqual([expect.stringMatching(new RegExp(`^${name} must be `))]);
	}
});
