import { defineConfig } from "vitest/config";

/** One browser journey at a time: they share two cores with the servers they start. */
export default defineConfig({
	test: { name: "e2e", include: ["**/*.spec.ts"], fileParallelism: false, testTimeout: 90_000, hookTimeout: 90_000 },
});
