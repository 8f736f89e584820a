import { effect, signal } from "@preact/signals";
import { account } from "./account.ts";
import type { KnownFields } from "./import.ts";
import type { ToolDraft } from "./tools.ts";

/** A tool in the editor: what would be saved, and the fields of its answer as far as they are known. */
export interface Edit {
	readonly draft: ToolDraft;
	readonly known?: KnownFields | undefined;
}

/** Which editor of which site: a tool's id, or `new`. */
export interface EditPlace {
	readonly site: string;
	readonly id: string;
}

/** Edits that were left unsaved or are on their way to the editor, in memory until the page is closed. */
export const keptEdits = signal<readonly (EditPlace & { readonly edit: Edit })[]>([]);

effect(() => {
	if (account.value.state === "out") keptEdits.value = [];
});

addEventListener("beforeunload", (event) => {
	if (keptEdits.peek().length > 0) event.preventDefault();
});

export function keepEdit(at: EditPlace, edit: Edit): void {
	keptEdits.value = [...others(at), { ...at, edit }];
}

/** Gives an edit back to its editor. */
export function takeEdit(at: EditPlace): Edit | undefined {
	const found = keptEdits.peek().find((each) => isAt(each, at));
	if (found) forgetEdit(at);
	return found?.edit;
}

export function forgetEdit(at: EditPlace): void {
	keptEdits.value = others(at);
}

const others = (at: EditPlace) => keptEdits.peek().filter((each) => !isAt(each, at));
const isAt = (one: EditPlace, other: EditPlace) => one.site === other.site && one.id === other.id;
