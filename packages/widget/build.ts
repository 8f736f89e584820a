import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { languages } from "@bellhop/contract/language";
import type { LauncherWords } from "@bellhop/contract/site";
import { build, type InlineConfig } from "vite";
import { browsers, lightSchemas, noHtmlSink } from "./build-plugins.ts";
import { wordsByChunk } from "./src/words/parts.ts";
import type { Words } from "./src/words/words.ts";

const root = import.meta.dirname;
/** `node build.ts [folder]`; `dist` beside this file unless another folder is named. */
const output = resolve(root, process.argv[2] ?? "dist");
/** Built here and then put in place at once, so that a BFF reading `dist` never sees half of it. */
const workshop = join(root, `node_modules/.widget-${process.pid}`);

const shared: InlineConfig = {
	root,
	base: "./",
	configFile: false,
	publicDir: false,
	logLevel: "warn",
	mode: "production",
	define: { "process.env.NODE_ENV": '"production"' },
	plugins: [lightSchemas(), noHtmlSink()],
};

/** What makes a module whole that nobody puts words in: they are empty until a pinned loader fills them (`pinned-panel.ts`). */
const unspoken = {
	panel: "export const words={},talkWords={},moreWords={};",
	talk: 'export{talkWords as words}from"./panel.js";',
	more: 'export{moreWords as words}from"./panel.js";',
};

/** What the BFF reads to know which files it serves. */
interface Manifest {
	readonly hash: string;
	readonly loader: string;
	/** The one with all it can do (`src/loader/whole`), for sites and tags that ask for it. */
	readonly wholeLoader: string;
	/** What the launcher says, by language: the BFF puts it into the loader. */
	readonly launcher: Readonly<Record<string, LauncherWords>>;
}

// Vite builds for what the environment says, which under a test runner is not what ships.
process.env["NODE_ENV"] = "production";

try {
	const loaders = [
		buildLoader({ name: "loader", entry: "main", whole: false }),
		buildLoader({ name: "whole-loader", entry: "whole/main", whole: true }),
	];
	const [launcher] = await Promise.all([buildWords(), buildPanel(), ...loaders]);
	const integrity = JSON.stringify(await pinModules(join(workshop, "panel")));
	await buildLoader({ name: "panel/loader", entry: "pinned", whole: true, integrity });
	const hash = await hashOf(join(workshop, "panel"));
	await rename(join(workshop, "panel"), join(workshop, hash));
	const manifest: Manifest = { hash, loader: "loader.js", wholeLoader: "whole-loader.js", launcher };
	await writeFile(join(workshop, "manifest.json"), `${JSON.stringify(manifest, null, "\t")}\n`);
	await putInPlace();
} finally {
	await rm(workshop, { recursive: true, force: true });
}

/** Another build may put its own in place at the same moment; the last one stays. */
async function putInPlace(): Promise<void> {
	for (let attempt = 1; ; attempt++) {
		await rm(output, { recursive: true, force: true, maxRetries: 3 });
		try {
			return await rename(workshop, output);
		} catch (error) {
			if (attempt === 5) throw error;
		}
	}
}

/** A loader: where it is put, where it begins, whether it has all it can do, and what it knows of its files. */
interface Loader {
	readonly name: string;
	readonly entry: "main" | "whole/main" | "pinned";
	readonly whole: boolean;
	readonly integrity?: string;
}

/**
 * One classic script. Two have a bare identifier where the BFF puts a site's settings; the pinned one is the same for all sites,
 * knows what its files have to be, and lies among them.
 */
async function buildLoader({ name, entry, whole, integrity = "{}" }: Loader): Promise<void> {
	const define = { __BELLHOP_WHOLE__: String(whole), __BELLHOP_INTEGRITY__: integrity };
	await build({
		...shared,
		define: { ...shared.define, ...define },
		build: {
			target: browsers,
			outDir: workshop,
			emptyOutDir: false,
			modulePreload: false,
			lib: { entry: join(root, `src/loader/${entry}.ts`), formats: ["iife"], name: "unnamed" },
			rolldownOptions: { output: { entryFileNames: `${name}.js`, minify: true, comments: false } },
		},
	});
}

/** The panel and, fetched by it with the first open, what draws answers: two modules that find each other by name. */
async function buildPanel(): Promise<void> {
	await build({
		...shared,
		build: {
			target: browsers,
			outDir: join(workshop, "panel"),
			emptyOutDir: false,
			modulePreload: false,
			lib: { entry: join(root, "src/panel/mount.tsx"), formats: ["es"] },
			rolldownOptions: {
				// What both need stays in the panel, which is there already when answers are fetched.
				preserveEntrySignatures: "allow-extension",
				output: { entryFileNames: "panel.js", chunkFileNames: "[name].js", minify: true, comments: false },
			},
		},
	});
}

/** A file of data for each language, its words by the chunk they come with; the words of the launcher are handed on to the BFF. */
async function buildWords(): Promise<Manifest["launcher"]> {
	const launcher: Record<string, LauncherWords> = {};
	await mkdir(join(workshop, "panel"), { recursive: true });
	for (const name of languages) {
		const { words } = (await import(`./src/words/${name}.ts`)) as { readonly words: Words };
		const { open, loading, failed } = words.launcher;
		launcher[name] = { open, loading, failed, dismiss: words.dismiss };
		await writeFile(join(workshop, `panel/words-${name}.json`), JSON.stringify(wordsByChunk(words)));
	}
	return launcher;
}

/** Puts `pinned-talk.js` beside `talk.js`, and so on. Returns what each has to be, by the name it is served under (Subresource Integrity). */
async function pinModules(folder: string): Promise<Record<string, string>> {
	const integrity: Record<string, string> = {};
	for (const [chunk, end] of Object.entries(unspoken)) {
		const code = `${await readFile(join(folder, `${chunk}.js`), "utf8")}\n${end}`;
		await writeFile(join(folder, `pinned-${chunk}.js`), code);
		integrity[`${chunk}.js`] = `sha384-${createHash("sha384").update(code).digest("base64")}`;
	}
	return integrity;
}

/** Names the folder by what is in it, so that its address may be kept for ever. */
async function hashOf(folder: string): Promise<string> {
	const hash = createHash("sha256");
	for (const file of (await readdir(folder)).sort()) hash.update(file).update(await readFile(join(folder, file)));
	return hash.digest("hex").slice(0, 12);
}
