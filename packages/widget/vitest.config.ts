import { defineConfig } from "vitest/config";
import { entityTable, lightSchemas } from "./build-plugins.ts";

/** Tests run on what ships: our schema engine and our table of characters, inside the libraries too. */
export default defineConfig({
	root: import.meta.dirname,
	plugins: [entityTable(), lightSchemas()],
	oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
	define: { __BELLHOP_WHOLE__: "true" },
	test: {
		name: "widget",
		environment: "happy-dom",
		include: ["src/**/*.test.{ts,tsx}", "*.test.ts"],
		server: { deps: { inline: [/micromark/, /mdast/, /preact/, /testing-library/] } },
	},
});
