import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import type { Finding } from "./src/finding.ts";
import { allRules } from "./src/rules/all-rules.ts";
import { listTools } from "./src/tools/list-tools.ts";
import { runSomeAtOnce } from "./src/tools/run-some-at-once.ts";
import { type Outcome, runTool } from "./src/tools/run-tool.ts";
import { readTree } from "./src/tree/read-tree.ts";

const started = performance.now();
const root = fileURLToPath(new URL("..", import.meta.url));
const tree = readTree(root);

const tools = listTools(tree).map((tool) => () => runTool(root, tool));
const outcomes = [...(await runSomeAtOnce(tools, Math.max(2, availableParallelism()))), ...allRules.map(runRule)];
const failed = outcomes.filter(({ report }) => report !== "");

for (const { name, report } of failed) process.stdout.write(`\n── ${name}\n${report}\n`);
const seconds = ((performance.now() - started) / 1000).toFixed(1);
const verdict = failed.length === 0 ? "all well" : `not yet: ${failed.map(({ name }) => name).join(", ")}`;
process.stdout.write(
	`${failed.length === 0 ? "" : "\n"}check: ${outcomes.length} checks in ${seconds} s, ${verdict}\n`,
);
process.exitCode = failed.length === 0 ? 0 : 1;

function runRule([name, rule]: (typeof allRules)[number]): Outcome {
	const begun = performance.now();
	return { name, report: rule(tree).map(write).join("\n"), milliseconds: performance.now() - begun };
}

function write({ path, line, what, instead }: Finding): string {
	return `${path}:${line}  ${what}\n    → ${instead}`;
}
