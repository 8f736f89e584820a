import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";

test("killed at eight moments of conversations that refund, nothing is lost, done twice, left without an end or hidden", async () => {
	const program = join(import.meta.dirname, "../bench/kill/run.ts");
	const { stdout } = await promisify(execFile)(process.execPath, [
		...[program, "--points", "8", "--engine", "pglite", "--seed", "7"],
	]);
	const { unknown, unknownShown, ...figures } = JSON.parse(stdout);
	expect(figures).toMatchObject({ points: 8, lost: 0, doubled: 0, stuck: 0, falseDone: 0, falseFailed: 0 });
	expect(figures.actions).toBeGreaterThan(0);
	expect(unknownShown).toBe(unknown);
}, 240_000);
