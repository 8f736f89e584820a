import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { demo } from "./shop-for-test.ts";

let folder: string;
let running: ChildProcess | undefined;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "demo-shop-"));
	writeFileSync(join(folder, "demo.json"), JSON.stringify(demo));
});
afterEach(() => {
	running?.kill("SIGKILL");
	rmSync(folder, { recursive: true });
});

function start(variables: Record<string, string>) {
	const env = { BELLHOP_DEMO: join(folder, "demo.json"), DEMO_PORT: "0", ...variables };
	const child = fork(new URL("./main.ts", import.meta.url), { env, stdio: ["ignore", "pipe", "pipe", "ipc"] });
	running = child;
	const said = { out: "", err: "" };
	child.stdout?.on("data", (chunk) => (said.out += chunk));
	child.stderr?.on("data", (chunk) => (said.err += chunk));
	return { child, said, ended: once(child, "close").then(([code]) => ({ code, ...said })) };
}

test("the shop says where it listens, answers there, logs beside its file and closes on SIGTERM", async () => {
	const { child, said, ended } = start({});
	expect(await once(child, "message")).toEqual([{ ready: true }, undefined]);
	const port = /^demo shop listening on http:\/\/localhost:(\d+)\n$/.exec(said.out)?.[1];
	for (const host of ["localhost", "127.0.0.1"]) {
		expect((await fetch(`http://${host}:${port}/api/orders`)).status).toBe(401);
	}
	const log = join(folder, "shop-requests.jsonl");
	expect(readFileSync(log, "utf8").trim().split("\n")).toHaveLength(2);
	expect(statSync(log).mode & 0o777).toBe(0o600);
	child.kill("SIGTERM");
	expect(await ended).toMatchObject({ code: 0, err: "" });
});

test("a busy port is one sentence", async () => {
	const holder = createServer().listen(0, "127.0.0.1");
	await once(holder, "listening");
	const address = holder.address();
	const port = typeof address === "object" ? String(address?.port) : "";
	const { code, err } = await start({ DEMO_PORT: port }).ended;
	holder.close();
	expect([code, err]).toEqual([
		1,
		`Port ${port} is taken: stop what listens there, or set DEMO_PORT to another port.\n`,
	]);
});

test.each([
	["a bad port", { DEMO_PORT: "http" }, 'DEMO_PORT is "http"'],
	["no file named", { BELLHOP_DEMO: "" }, "BELLHOP_DEMO is not set"],
	["a missing file", { BELLHOP_DEMO: "/nowhere/demo.json" }, "Cannot read /nowhere/demo.json"],
])("%s is one sentence", async (_, variables, beginning) => {
	const { code, err, out } = await start(variables).ended;
	expect([code, out]).toEqual([1, ""]);
	expect(err.startsWith(beginning)).toBe(true);
	expect(err.trim().split("\n")).toHaveLength(1);
});

test("a demo file with a fault names the field and none of its values", async () => {
	writeFileSync(join(folder, "demo.json"), JSON.stringify({ ...demo, site: "nonsense-value" }));
	const { code, err } = await start({}).ended;
	expect(code).toBe(1);
	expect(err).toContain("look at site");
	expect(err).not.toContain("nonsense-value");
});
