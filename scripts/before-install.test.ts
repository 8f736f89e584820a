import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";

/** Every module a script imports before its first line runs, followed through the files of this repository. */
function importedBy(path: string, seen = new Set<string>()): Set<string> {
	for (const [, typed, name = ""] of readFileSync(path, "utf8").matchAll(
		/^(?:import|export)\s(type\s)?[^;]*?from "([^"]+)"/gms,
	)) {
		if (typed) continue;
		const target = name.startsWith(".") ? join(dirname(path), name) : name;
		if (seen.has(target)) continue;
		seen.add(target);
		if (name.startsWith(".")) importedBy(target, seen);
	}
	return seen;
}

test.each(["start.ts", "test.ts"])("%s begins with nothing that would have to be installed first", (script) => {
	const imported = [...importedBy(join(import.meta.dirname, script))];
	expect(imported.length).toBeGreaterThan(2);
	expect(imported.filter((name) => !name.startsWith("node:") && !name.startsWith("/"))).toEqual([]);
});
