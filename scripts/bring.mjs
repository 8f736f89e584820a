// Runs a script of this folder with the pinned Node and pnpm, fetching both from the npm registry when this machine has
// others. Plain JavaScript for Node 18: it is the one file that runs before the tools are there.
import { spawn, spawnSync } from "node:child_process";

const node = "24.21.0";
const pnpm = "12.21.0";

const [script, ...rest] = process.argv.slice(2);
const windows = process.platform === "win32";
const hasPnpm = () => spawnSync("pnpm", ["--version"], { encoding: "utf8", shell: windows }).stdout?.startsWith("12.");

const ready = process.versions.node.startsWith("24.") && hasPnpm();
if (!ready) process.stderr.write(`Bellhop: bringing Node ${node} and pnpm ${pnpm} (a moment, the first time only) …\n`);

const [command, args] = ready
	? [process.execPath, [script, ...rest]]
	: ["npx", ["--yes", "--package", `node@${node}`, "--package", `pnpm@${pnpm}`, "--", "node", script, ...rest]];
const child = spawn(command, args, { stdio: "inherit", shell: windows && !ready });

// Ctrl-C reaches the child by itself; its ending is waited for. Other signals are passed on.
process.on("SIGINT", () => {});
process.on("SIGTERM", () => child.kill("SIGTERM"));
child.on("error", () => {
	process.stderr.write("Bellhop: npx was not found. Install Node.js 18 or newer with npm.\n");
	process.exit(1);
});
child.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
