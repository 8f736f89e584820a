import { resolve } from "node:path";
import { noHtmlSink } from "@bellhop/panel/build-plugins";
import { build } from "vite";

// Vite builds for what the environment says, which under a test runner is not what ships.
process.env["NODE_ENV"] = "production";

/**
 * `node build.ts [folder]`: the config page into `dist/`, or into the folder named: `index.html` and content-hashed files
 * beside it, served by the BFF at `/admin/`.
 */
await build({
	root: import.meta.dirname,
	base: "/admin/",
	configFile: false,
	logLevel: "warn",
	// What the widget's Markdown is built with: its browser build reads names of characters by an HTML sink, which this page's
	// own policy refuses.
	plugins: [noHtmlSink()],
	oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
	build: {
		outDir: resolve(import.meta.dirname, process.argv[2] ?? "dist"),
		emptyOutDir: true,
		assetsInlineLimit: 0,
		modulePreload: { polyfill: false },
		target: ["chrome111", "edge111", "firefox114", "safari16.4"],
	},
});
