import { configDefaults, defineConfig } from "vitest/config";
import { findFirefox, findWebKit } from "../scripts/find-browsers.ts";

/** Where there is no browser but Chromium; `scripts/test.ts` says so. */
const chromiumAlone = [findFirefox(), findWebKit()].every((found) => "missing" in found);

/** One browser journey at a time: they share two cores with the servers they start. */
export default defineConfig({
	test: {
		name: "e2e",
		include: ["**/*.spec.ts"],
		exclude: [...configDefaults.exclude, ...(chromiumAlone ? ["other-browsers.spec.ts"] : [])],
		fileParallelism: false,
		testTimeout: 90_000,
		hookTimeout: 90_000,
	},
});
