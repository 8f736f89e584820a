import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";
import * as mini from "./src/schema/mini.ts";

/** The oldest browsers with all the widget stands on: constructable style sheets, `:has`-free CSS, `findLast`. */
export const browsers = ["chrome111", "edge111", "firefox114", "safari16.4"];

/** Takes the one HTML sink out of Preact, so that not even a mistake of ours could reach it: raw HTML becomes text. */
export function noHtmlSink(): Plugin {
	return {
		name: "bellhop-no-html-sink",
		transform: (code, id) =>
			/\/preact\/dist\//.test(id) && code.includes("innerHTML")
				? code.replaceAll(".innerHTML", ".textContent")
				: undefined,
	};
}

/** Puts our small schema engine in the place of `zod/mini`, and refuses a schema that uses more than it offers. */
export function lightSchemas(): Plugin {
	const engine = fileURLToPath(new URL("./src/schema/mini.ts", import.meta.url));
	const offered = new Set(Object.keys(mini));
	return {
		name: "bellhop-light-schemas",
		enforce: "pre",
		resolveId: (id) => (id === "zod/mini" ? engine : undefined),
		transform: {
			order: "post",
			handler(code, id) {
				if (!id.includes("/contract/src/")) return;
				for (const [, name = ""] of code.matchAll(/\bz\.(\w+)\(/g)) {
					if (!offered.has(name)) {
						this.error(`packages/widget/src/schema/mini.ts has no \`${name}\` yet: add it there and to its test`);
					}
				}
			},
		},
	};
}
