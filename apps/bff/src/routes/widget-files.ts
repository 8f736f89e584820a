import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { LauncherWords } from "@bellhop/contract/site";
import * as z from "zod";
import type { WidgetBuild } from "../widget/widget-build.ts";

/** The built widget. */
export interface WidgetFiles {
	/** The loader of the plain tag, a template with one place for a site's settings. */
	readonly loader: string;
	/** The one with all it can do: for sites whose chat comes forward by itself, and for tags that put it into the page. */
	readonly wholeLoader: string;
	/** What the launcher says, by language (`@bellhop/contract/language`). */
	readonly launcher: Readonly<Record<string, LauncherWords>>;
	/** What both kinds of loader fetch, and the pinned loader itself. */
	readonly build: WidgetBuild;
}

/** The widget was not built. */
export class WidgetMissingError extends Error {
	override readonly name = "WidgetMissingError";
}

const launcherWords = z.object({ open: z.string(), loading: z.string(), failed: z.string(), dismiss: z.string() });
const manifestShape = z.object({
	hash: z.string(),
	loader: z.string(),
	wholeLoader: z.string(),
	launcher: z.record(z.string(), launcherWords),
});

/** Reads what `pnpm build` made of the widget. @throws WidgetMissingError */
export function readWidgetFiles(): WidgetFiles {
	const dist = new URL("./dist/", import.meta.resolve("@bellhop/panel/package.json"));
	const text = (path: string) => readFileSync(fileURLToPath(new URL(path, dist)), "utf8");
	try {
		const { hash, loader, wholeLoader, launcher } = manifestShape.parse(JSON.parse(text("manifest.json")));
		const names = readdirSync(fileURLToPath(new URL(`${hash}/`, dist)));
		const files = new Map(names.map((name) => [name, text(`${hash}/${name}`)] as const));
		return { loader: text(loader), wholeLoader: text(wholeLoader), launcher, build: { hash, files } };
	} catch {
		throw new WidgetMissingError("The widget is not built. Run: pnpm build");
	}
}
