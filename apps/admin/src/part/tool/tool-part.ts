import type { Parameter, ToolDraft } from "../../store/tools.ts";

/** What every part of the editor is given: the tool as it would be saved, how it is changed, and what is wrong with which field. */
export interface ToolPart {
	readonly draft: ToolDraft;
	readonly change: (some: Partial<ToolDraft>) => void;
	readonly faults: ReadonlyMap<string, string>;
}

/** One parameter, how it is changed, and what is wrong with which of its fields. */
export interface ParameterPart {
	readonly parameter: Parameter;
	readonly faultOf: (field: string) => string | undefined;
	readonly change: (some: Partial<Parameter>) => void;
}
