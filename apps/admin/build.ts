import { join } from "node:path";
import { build } from "vite";

/** Builds the config page into `dist/`: `index.html` and content-hashed files beside it, served by the BFF at `/admin/`. */
await build({
	root: import.meta.dirname,
	base: "/admin/",
	configFile: false,
	logLevel: "warn",
	oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
	build: {
		outDir: join(import.meta.dirname, "dist"),
		emptyOutDir: true,
		assetsInlineLimit: 0,
		modulePreload: { polyfill: false },
		target: ["chrome111", "edge111", "firefox114", "safari16.4"],
	},
});
