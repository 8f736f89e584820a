import { defineConfig } from "vitest/config";

/** Every suite that needs neither a browser nor a server; `scripts/test.ts` adds those. */
export default defineConfig({
	test: {
		projects: [
			"packages/*/vitest.config.ts",
			"apps/*/vitest.config.ts",
			"lint/vitest.config.ts",
			"scripts/vitest.config.ts",
		],
	},
});
