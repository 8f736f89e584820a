import type { SourceFile } from "./parse-source.ts";
import type { TextFile } from "./text-file.ts";

/** The repository as the rules see it: read once, parsed once. */
export type Tree = {
	texts: readonly TextFile[];
	sources: readonly SourceFile[];
	/** Every file and every folder, text or not. */
	paths: ReadonlySet<string>;
};
