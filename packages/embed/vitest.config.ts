import { defineConfig } from "vitest/config";

export default defineConfig({
	root: import.meta.dirname,
	test: { name: "embed", environment: "happy-dom", include: ["src/**/*.test.ts", "*.test.ts"] },
});
