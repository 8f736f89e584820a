import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** `node build.ts [folder]`: plain modules and their types into `dist`, or into the folder named. */
const root = import.meta.dirname;
const output = resolve(root, process.argv[2] ?? "dist");
const compiler = fileURLToPath(new URL("bin/tsc", import.meta.resolve("typescript/package.json")));

rmSync(output, { recursive: true, force: true });
const { status } = spawnSync(process.execPath, [compiler, "-p", join(root, "publish.json"), "--outDir", output], {
	stdio: "inherit",
});
process.exitCode = status ?? 1;

// The compiler rewrites the names of imports in modules, not in their types.
for (const name of readdirSync(output).filter((one) => one.endsWith(".d.ts"))) {
	const path = join(output, name);
	writeFileSync(path, readFileSync(path, "utf8").replaceAll(/(from "\.\/[\w-]+)\.ts"/g, '$1.js"'));
}
