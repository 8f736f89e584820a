// @vitest-environment node
import { Session } from "node:inspector/promises";
import { setFlagsFromString } from "node:v8";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parseMarkdown } from "./markdown.ts";
import { worstTexts } from "./worst-texts.ts";

const session = new Session();

beforeAll(async () => {
	// Code that was optimized is not counted any more.
	for (const compiler of ["opt", "maglev", "sparkplug"]) setFlagsFromString(`--no-${compiler}`);
	session.connect();
	await session.post("Profiler.enable");
	await session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
	await workOf("a");
});

afterAll(() => session.disconnect());

/** How often anything in the parser's own files was executed, block by block, as the engine counts it. */
async function workOf(text: string): Promise<number> {
	parseMarkdown(text);
	const { result } = await session.post("Profiler.takePreciseCoverage");
	return result
		.filter(({ url }) => /\/markdown\/[\w-]+\.ts$/.test(url))
		.flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges.map(({ count }) => count)))
		.reduce((sum, count) => sum + count, 0);
}

test.each(Object.keys(worstTexts))("twice the text is twice the work: %s", async (name) => {
	const text = worstTexts[name] ?? (() => "");
	const [once, twice] = [await workOf(text(2000)), await workOf(text(4000))];
	expect(once).toBeGreaterThan(10);
	expect(once).toBeLessThan(2000 * 150);
	expect(twice / once).toBeLessThan(2.2);
});
