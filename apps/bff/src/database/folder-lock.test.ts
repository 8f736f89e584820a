import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { FolderInUseError, lockFolder } from "./folder-lock.ts";

const module = fileURLToPath(new URL("./folder-lock.ts", import.meta.url));
const children: ChildProcess[] = [];
let folder: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "bellhop-lock-"));
});
afterEach(async () => {
	for (const child of children.splice(0)) await end(child);
	rmSync(folder, { recursive: true });
});

/** Another process that tries to take the folder and then holds it; its first line says how that went. */
async function takeElsewhere(): Promise<{ readonly child: ChildProcess; readonly said: string }> {
	const script = `
		const { lockFolder } = await import(${JSON.stringify(module)});
		try { lockFolder(${JSON.stringify(folder)}); console.log("taken"); } catch (error) { console.log(error.message); }
		process.stdin.resume();`;
	const child = spawn(process.execPath, ["--input-type=module", "--eval", script], {
		stdio: ["pipe", "pipe", "ignore"],
	});
	children.push(child);
	const [said] = await once(child.stdout, "data");
	return { child, said: String(said).trim() };
}

async function end(child: ChildProcess): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	child.kill("SIGKILL");
	await once(child, "exit");
}

const lockFile = () => join(folder, "bellhop.lock");
const holder = () => JSON.parse(readFileSync(lockFile(), "utf8"));

describe("the folder of the embedded database", () => {
	test("belongs to one process: a second one is refused and told which", async () => {
		const { child, said } = await takeElsewhere();
		expect(said).toBe("taken");
		expect(() => lockFolder(folder)).toThrow(FolderInUseError);
		expect(() => lockFolder(folder)).toThrow(new RegExp(`process ${child.pid}\\b.*BELLHOP_DATA`));
		expect(holder().pid).toBe(child.pid);
	});

	test("is taken over from a process that died without giving it back", async () => {
		const { child } = await takeElsewhere();
		await end(child);
		const release = lockFolder(folder);
		expect(holder().pid).toBe(process.pid);
		release();
	});

	test("goes to exactly one of several processes that want it at the same time, after a dead one too", async () => {
		await end((await takeElsewhere()).child);
		const tries = await Promise.all(Array.from({ length: 5 }, takeElsewhere));
		const taken = tries.filter(({ said }) => said === "taken");
		expect(taken).toHaveLength(1);
		expect(holder().pid).toBe(taken[0]?.child.pid);
	});

	test("is free again once it was given back", () => {
		lockFolder(folder)();
		lockFolder(folder)();
		expect(readdirSync(folder)).toEqual([]);
	});

	test("is not even opened twice by the same process", () => {
		const release = lockFolder(folder);
		expect(() => lockFolder(folder)).toThrow(FolderInUseError);
		release();
	});

	test("is taken over where the holder's pid now belongs to a younger process", () => {
		lockFolder(folder);
		writeFileSync(lockFile(), JSON.stringify({ ...holder(), startTime: "1" }));
		const release = lockFolder(folder);
		expect(holder().startTime).not.toBe("1");
		release();
	});

	test("is taken over where the machine was started anew since", () => {
		lockFolder(folder);
		writeFileSync(lockFile(), JSON.stringify({ ...holder(), bootId: "an earlier one" }));
		lockFolder(folder)();
	});

	test.each(["", "{", '{"pid":', "null", '{"pid":"1"}'])(
		"is taken over from a lock that is only half written: %j",
		(text) => {
			writeFileSync(lockFile(), text);
			const release = lockFolder(folder);
			expect(holder().pid).toBe(process.pid);
			release();
		},
	);

	test("is not given back by a process that no longer holds it", async () => {
		const release = lockFolder(folder);
		rmSync(lockFile());
		const { child } = await takeElsewhere();
		release();
		expect(holder().pid).toBe(child.pid);
	});
});
