import type { SiteDraft } from "../../store/sites.ts";

/** What every part of a site's form is given. */
export interface SitePart {
	readonly draft: SiteDraft;
	readonly change: (some: Partial<SiteDraft>) => void;
	/** By paths such as `looks.occasions.0.page`. */
	readonly faults: ReadonlyMap<string, string>;
}

/** Lines of a text field; an empty one has none. */
export function linesOf(text: string): string[] {
	return text === "" ? [] : text.split("\n");
}

/** The fault of a list or of one of its lines. */
export function faultAmong(faults: ReadonlyMap<string, string>, field: string): string | undefined {
	for (const [path, message] of faults) {
		const line = new RegExp(`^${field}\\.(\\d+)$`).exec(path)?.[1];
		if (path === field) return message;
		if (line !== undefined) return `Line ${Number(line) + 1}: ${message}`;
	}
	return undefined;
}
