import { defineConfig } from "vitest/config";
import { lightSchemas } from "./build-plugins.ts";

/** Tests run on what ships: our schema engine in the place of the library. */
export default defineConfig({
	root: import.meta.dirname,
	plugins: [lightSchemas()],
	oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
	define: { __BELLHOP_WHOLE__: "true" },
	test: {
		name: "widget",
		environment: "happy-dom",
		include: ["src/**/*.test.{ts,tsx}", "*.test.ts"],
		server: { deps: { inline: [/preact/, /testing-library/] } },
	},
});
