import { spawn } from "node:child_process";
import { join } from "node:path";

/** One check as the report shows it: what it printed, empty when all is well. */
export type Outcome = { name: string; report: string; milliseconds: number };

/** A program of the workspace, its arguments, and what to do about its findings. */
export type Tool = { name: string; program: string; args: readonly string[]; instead?: string };

const longest = 80;

/** Runs a program from `node_modules/.bin` at the root. Its words count only when it fails. */
export function runTool(root: string, { name, program, args, instead }: Tool): Promise<Outcome> {
	const started = performance.now();
	return new Promise((resolve) => {
		const child = spawn(join(root, "node_modules/.bin", program), args, {
			cwd: root,
			env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: "0" },
			stdio: ["ignore", "pipe", "pipe"],
		});
		let said = "";
		child.stdout.on("data", (chunk) => (said += chunk));
		child.stderr.on("data", (chunk) => (said += chunk));
		const finish = (report: string) => resolve({ name, report, milliseconds: performance.now() - started });
		child.on("error", (error) => finish(`could not start ${program}: ${error.message}; run pnpm install`));
		child.on("close", (code) => {
			if (code === 0) return finish("");
			const report = brief(said.trim()) || `${program} ended with ${code}`;
			finish(instead ? `${report}\n    → ${instead}` : report);
		});
	});
}

/** The first lines: whoever has eighty findings mends those first. */
function brief(report: string): string {
	const lines = report.split("\n");
	if (lines.length <= longest) return report;
	return `${lines.slice(0, longest).join("\n")}\n… and ${lines.length - longest} lines more`;
}
