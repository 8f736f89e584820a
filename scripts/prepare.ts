import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** The root of the repository. */
export const root = dirname(import.meta.dirname);

/** Installs what the lockfile names and builds what is served, each only when something changed since the last time. */
export function prepare(say: (line: string) => void): void {
	step({ name: "install", inputs: lockInputs(), output: "node_modules/.pnpm" }, () => {
		say("Installing dependencies …");
		run("pnpm", ["install", "--frozen-lockfile", "--reporter=append-only"]);
	});
	build({ name: "widget", folder: "packages/widget" }, say);
	build({ name: "config page", folder: "apps/admin" }, say);
}

/**
 * The config page draws answers with the widget's renderer, so it is built of that as well; of the BFF it takes types, which
 * leave no trace.
 */
function build(
	{ name, folder }: { readonly name: string; readonly folder: string },
	say: (line: string) => void,
): void {
	const inputs = [...lockInputs(), ...files(["packages/contract/src", "packages/widget/src", folder])];
	step({ name: `build-${folder.replaceAll("/", "-")}`, inputs, output: `${folder}/dist` }, () => {
		say(`Building the ${name} …`);
		run("pnpm", ["--silent", "--dir", folder, "build"]);
	});
}

function lockInputs(): string[] {
	return ["pnpm-lock.yaml", "pnpm-workspace.yaml", "package.json"].map((name) => join(root, name));
}

/** Runs `work` unless its output is there and its inputs have the bytes they had then. */
function step(
	it: { readonly name: string; readonly inputs: string[]; readonly output: string },
	work: () => void,
): void {
	const mark = join(root, "node_modules", `.bellhop-${it.name}`);
	const hash = createHash("sha256").update(process.version);
	for (const path of it.inputs) hash.update(path).update(readFileSync(path));
	const now = hash.digest("hex");
	if (existsSync(join(root, it.output)) && existsSync(mark) && readFileSync(mark, "utf8") === now) return;
	work();
	mkdirSync(dirname(mark), { recursive: true });
	writeFileSync(mark, now);
}

function files(folders: readonly string[]): string[] {
	return folders.flatMap((folder) =>
		readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
			.filter((name) => !/(^|[\\/])(node_modules|dist|dev)([\\/]|$)/.test(name))
			.map((name) => join(root, folder, name))
			.filter((path) => statSync(path).isFile())
			.sort(),
	);
}

function run(command: string, args: readonly string[]): void {
	const result = spawnSync(command, args, {
		cwd: root,
		stdio: ["ignore", "inherit", "inherit"],
		shell: process.platform === "win32",
	});
	if (result.status !== 0) {
		process.stderr.write(`\n"${command} ${args.join(" ")}" failed. Mend what it says above and start again.\n`);
		process.exit(1);
	}
}
