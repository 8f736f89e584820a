import type { ToolDraft } from "../../store/tools.ts";

type Writing = ToolDraft["writing"];
type Changed = { readonly [Key in keyof Writing]: Writing[Key] | undefined };

/** What the fields of a tool that writes are given: its rules, how they are changed, and what is wrong with which. */
export interface WritingPart {
	readonly writing: Writing;
	readonly put: (some: Changed) => void;
	readonly fault: (field: string) => string | undefined;
}

/** An empty text stands for a rule that is not there. */
export function tidyWriting(writing: Changed): Writing {
	return Object.fromEntries(
		Object.entries(writing).filter(([, value]) => value !== undefined && value !== ""),
	) as Writing;
}
