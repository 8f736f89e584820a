import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { runSomeAtOnce } from "./run-some-at-once.ts";
import { runTool } from "./run-tool.ts";

const root = mkdtempSync(join(tmpdir(), "lint-"));
afterAll(() => rmSync(root, { recursive: true }));

const run = async (script: string) => {
	const bin = join(root, "node_modules/.bin");
	mkdirSync(bin, { recursive: true });
	writeFileSync(join(bin, "tool"), `#!/bin/sh\n${script}\n`);
	chmodSync(join(bin, "tool"), 0o755);
	return (await runTool(root, { name: "tool", program: "tool", args: [] })).report;
};

test("what a tool says counts only when it fails", async () => {
	expect(await run("echo fine")).toBe("");
	expect(await run("echo bad; exit 1")).toBe("bad");
	expect(await run("exit 3")).toBe("tool ended with 3");
});

test("a long report is cut, and says so", async () => {
	const report = await run("i=0; while [ $i -lt 90 ]; do echo x; i=$((i+1)); done; exit 1");
	expect(report.split("\n").at(-1)).toBe("… and 10 lines more");
});

test("a missing tool says what to do", async () => {
	const { report } = await runTool(root, { name: "none", program: "none", args: [] });
	expect(report).toContain("run pnpm install");
});

test("jobs run a few at once and answer in their own order", async () => {
	let running = 0;
	let most = 0;
	const jobs = [30, 10, 20].map((wait) => async () => {
		most = Math.max(most, ++running);
		await new Promise((resolve) => setTimeout(resolve, wait));
		running--;
		return wait;
	});
	expect([await runSomeAtOnce(jobs, 2), most]).toEqual([[30, 10, 20], 2]);
});
