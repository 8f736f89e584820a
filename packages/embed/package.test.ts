// @vitest-environment node
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";

/** A program of somebody who installed what was packed: nothing of this repository is around it. */
let consumer: string;
let installed: string;

beforeAll(() => {
	consumer = mkdtempSync(join(tmpdir(), "bellhop-consumer-"));
	installed = join(consumer, "node_modules/@bellhop/widget");
	mkdirSync(installed, { recursive: true });
	execFileSync("pnpm", ["pack", "--pack-destination", consumer], { cwd: import.meta.dirname });
	const packed = readdirSync(consumer).find((name) => name.endsWith(".tgz")) ?? "";
	execFileSync("tar", ["-xzf", join(consumer, packed), "-C", installed, "--strip-components=1"]);
	writeFileSync(join(consumer, "package.json"), '{ "type": "module" }');
}, 60_000);
afterAll(() => rmSync(consumer, { recursive: true, force: true }));

function compile(code: string): string {
	writeFileSync(join(consumer, "page.ts"), code);
	const options = {
		module: "nodenext",
		strict: true,
		noEmit: true,
		lib: ["es2022", "dom"],
		types: [],
		skipLibCheck: false,
	};
	writeFileSync(join(consumer, "tsconfig.json"), JSON.stringify({ compilerOptions: options, files: ["page.ts"] }));
	const compiler = fileURLToPath(new URL("bin/tsc", import.meta.resolve("typescript/package.json")));
	return spawnSync(process.execPath, [compiler, "-p", consumer, "--pretty", "false"], { encoding: "utf8" }).stdout;
}

test("what is packed is plain modules with their types, and needs nothing else", () => {
	const files = readdirSync(installed, { recursive: true, encoding: "utf8" }).filter((name) =>
		/\.\w+$|LICENSE/.test(name),
	);
	expect(files.filter((name) => !/^dist\/[\w-]+(\.d)?\.(js|ts)$/.test(name)).sort()).toEqual([
		"LICENSE",
		"README.md",
		"package.json",
	]);
	expect(files.filter((name) => /\.test\.|(?<!\.d)\.ts$/.test(name))).toEqual([]);
	const declared = files
		.filter((name) => name.endsWith(".d.ts"))
		.map((name) => readFileSync(join(installed, name), "utf8"));
	expect(declared.join()).not.toMatch(/from "[^"]*\.ts"/);
	const { dependencies, peerDependencies, sideEffects } = JSON.parse(
		readFileSync(join(installed, "package.json"), "utf8"),
	);
	expect([dependencies, peerDependencies, sideEffects]).toEqual([undefined, undefined, false]);
});

test("a bare Node imports it, where there is no window", () => {
	const code = `import { loadBellhop } from "@bellhop/widget";
		const bellhop = loadBellhop({ origin: "https://chat.example", site: "site_abc" });
		await bellhop.loaded; bellhop.open(); bellhop.destroy();
		console.log(Object.keys(await import("@bellhop/widget")).join());`;
	const run = execFileSync(process.execPath, ["--input-type=module", "-e", code], { cwd: consumer, encoding: "utf8" });
	expect(run.trim()).toBe("loadBellhop");
});

test("a consumer's types are checked: what comes with events, and what options there are", () => {
	const right = `import { type Bellhop, loadBellhop } from "@bellhop/widget";
		const bellhop: Bellhop = loadBellhop({ src: "https://chat.example/site_abc.js", nonce: "x" });
		const off: () => void = bellhop.on("answer", ({ chat, state }) => { const s: "done" | "stopped" | "failed" = state; void [chat, s]; });
		bellhop.on("ready", () => off());
		bellhop.identify(async () => "jwt", { onSignIn: () => undefined });
		bellhop.update({ page: { plan: "Pro" } });
		await bellhop.loaded;`;
	expect(compile(right)).toBe("");
	expect(compile(right.replace('on("answer"', 'on("anser"'))).toMatch(/page\.ts\(3,.*"anser"/);
	expect(compile(right.replace('"done" | ', ""))).toMatch(/page\.ts\(3,.*"done"/);
	expect(compile(right.replace('nonce: "x"', "nonse: 1"))).toMatch(/page\.ts\(2,.*nonse/);
}, 30_000);
