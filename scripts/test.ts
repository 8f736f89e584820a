// `npm test`: all checks and tests, on both database engines and in a real browser. Its last line counts them.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { findFirefox, findOldLibraries, findWebKit } from "./find-browsers.ts";
import { findChromium } from "./find-chromium.ts";
import { prepare, root } from "./prepare.ts";
import { startThrowawayPostgres } from "./throwaway-postgres.ts";

const say = (line: string) => process.stdout.write(`${line}\n`);
const only = process.argv.includes("--only") ? process.argv[process.argv.indexOf("--only") + 1] : undefined;
const wanted = (suite: string) => only === undefined || only === suite;
const reports = mkdtempSync(join(tmpdir(), "bellhop-reports-"));
const total = { passed: 0, failed: 0, skipped: 0 };
/** What failed in which suite, told again at the end: the first suites are far up by then. */
const failures: string[] = [];

prepare(say);
if (wanted("check")) check();
if (wanted("unit")) suite({ name: "unit", title: "Unit and route tests (embedded database)", args: ["run"] });
if (wanted("postgres")) await onPostgres();
if (wanted("e2e")) inBrowser();
rmSync(reports, { recursive: true });
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : "";
if (failures.length > 0) say(`\nFailed:\n${failures.join("\n")}`);
say(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;

function check(): void {
	heading("Checks (format, lint, types, house rules)");
	const { status } = spawnSync(process.execPath, ["lint/check.ts"], { cwd: root, stdio: "inherit" });
	total[status === 0 ? "passed" : "failed"] += 1;
	if (status !== 0) failures.push("  checks: pnpm check");
}

async function onPostgres(): Promise<void> {
	const server = await startThrowawayPostgres();
	if ("missing" in server) {
		say(`\nThe database suites do NOT run on a Postgres server here: ${server.missing}.`);
		return;
	}
	try {
		const title = `The BFF's tests on a Postgres ${server.version} server`;
		suite({ name: "postgres", title, args: ["run", "--root", "apps/bff"], env: { TEST_DATABASE_URL: server.url } });
	} finally {
		server.stop();
	}
}

function inBrowser(): void {
	const chromium = findChromium(say);
	if ("missing" in chromium) {
		say(`\nThe browser tests cannot run: ${chromium.missing}`);
		total.failed += 1;
		return;
	}
	for (const [what, found] of [
		["The browser tests do NOT run in Firefox here", findFirefox()],
		["The browser tests do NOT run in WebKit here", findWebKit()],
		["The pages with the real Prototype and MooTools are NOT visited here", findOldLibraries()],
	] as const) {
		if ("missing" in found) say(`\n${what}: ${found.missing}.`);
	}
	const title = `Browser tests (${chromium.path})`;
	suite({ name: "e2e", title, args: ["run", "--root", "e2e"], env: { BELLHOP_CHROMIUM: chromium.path } });
}

interface Suite {
	readonly name: string;
	readonly title: string;
	readonly args: readonly string[];
	readonly env?: Readonly<Record<string, string>>;
}

/** Runs a set of Vitest suites and adds their counts; a run that ends without a report counts as one failure. */
function suite({ name, title, args, env }: Suite): void {
	heading(title);
	const report = join(reports, `${name}.json`);
	const vitest = join(root, "node_modules/vitest/vitest.mjs");
	const { status } = spawnSync(
		process.execPath,
		[vitest, ...args, "--reporter=default", "--reporter=json", `--outputFile.json=${report}`],
		{ cwd: root, stdio: "inherit", env: { ...process.env, ...env } },
	);
	const { passed, skipped, failed } = count(report);
	total.passed += passed;
	total.skipped += skipped;
	if (failed.length === 0 && status !== 0) failed.push("the run ended badly; its output above says why");
	total.failed += failed.length;
	failures.push(...failed.map((test) => `  ${name}: ${test}`));
}

/** What Vitest's JSON report has to say. */
interface Report {
	readonly numPassedTests: number;
	readonly numPendingTests: number;
	readonly testResults: readonly {
		readonly name: string;
		readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
	}[];
}

function count(report: string): { readonly passed: number; readonly skipped: number; readonly failed: string[] } {
	try {
		const { numPassedTests, numPendingTests, testResults }: Report = JSON.parse(readFileSync(report, "utf8"));
		const failed = testResults.flatMap(({ name, assertionResults }) =>
			assertionResults
				.filter(({ status }) => status === "failed")
				.map(({ fullName }) => `${relative(root, name)} > ${fullName}`),
		);
		return { passed: numPassedTests, skipped: numPendingTests, failed };
	} catch {
		return { passed: 0, skipped: 0, failed: ["left no report; the output above says why"] };
	}
}

function heading(title: string): void {
	say(`\n── ${title}`);
}
