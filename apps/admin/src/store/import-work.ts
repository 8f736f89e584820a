import { effect, signal } from "@preact/signals";
import { account } from "./account.ts";
import {
	type AuthorizationNeed,
	type Document,
	draftTools,
	type KnownFields,
	type OperationDraft,
	readCurl,
	type Sending,
	type Source,
} from "./import.ts";
import { newTool, type ToolDraft } from "./tools.ts";

/** A tool that an import proposes, with what the admin is asked to look at. Nothing of it is saved yet. */
export interface Proposal {
	/** The operation's id, or nothing for a command. */
	readonly operation: string;
	readonly draft: ToolDraft;
	readonly known: KnownFields | undefined;
	readonly need: AuthorizationNeed | undefined;
	/** The credential in clear, when a pasted command held one. */
	readonly secret?: string | undefined;
	readonly identity: OperationDraft["identity"];
	readonly problems: readonly string[];
	readonly included: boolean;
	/** The id it was saved under. */
	readonly savedAs?: string;
	/** Why it could not be saved. */
	readonly refused?: string | undefined;
}

/** How far an import is. */
export type ImportWork =
	| { readonly step: "source" }
	| { readonly step: "command"; readonly proposals: readonly Proposal[] }
	| { readonly step: "operations"; readonly from: Source; readonly document: Document }
	| { readonly step: "review"; readonly title: string; readonly proposals: readonly Proposal[] };

const nothing: ImportWork = { step: "source" };
const work = signal<{ readonly site: string; readonly now: ImportWork }>({ site: "", now: nothing });

// What may hold a secret does not wait for whoever logs in next.
effect(() => {
	if (account.value.state === "out") work.value = { site: "", now: nothing };
});

/** The import of a site, which waits while the admin is on another page. It lives in memory: it may hold a secret. */
export function importWork(site: string): ImportWork {
	return work.value.site === site ? work.value.now : nothing;
}

export function setImportWork(site: string, now: ImportWork): void {
	work.value = { site, now };
}

export function startOver(site: string): void {
	setImportWork(site, nothing);
}

/** Changes proposals in their place. */
export function changeProposals(site: string, change: (proposal: Proposal) => Proposal): void {
	const now = importWork(site);
	if ("proposals" in now) setImportWork(site, { ...now, proposals: now.proposals.map(change) });
}

/** Reads a command and shows what it would become. @throws Refusal */
export async function proposeFromCurl(site: string, text: string): Promise<void> {
	const { tool, authorization, secret, identity, problems } = await readCurl(site, text);
	const proposal = { operation: "", draft: draftFrom(tool), known: undefined, need: authorization, secret };
	setImportWork(site, { step: "command", proposals: [{ ...proposal, identity, problems, included: true }] });
}

/** Drafts the chosen operations and shows them. @throws Refusal */
export async function proposeFromDocument(site: string, operations: string[], sending: Sending): Promise<void> {
	const now = importWork(site);
	if (now.step !== "operations") return;
	const drafts = await draftTools(site, { ...now.from, operations }, sending);
	const proposals = drafts.map(({ operation, tool, authorization, fields, identity, problems }): Proposal => {
		const rest = { need: authorization, identity, problems, included: true };
		return { operation: operation.id, draft: draftFrom(tool), known: { fields }, ...rest };
	});
	setImportWork(site, { step: "review", title: now.document.title, proposals });
}

function draftFrom(tool: OperationDraft["tool"]): ToolDraft {
	const { response, ...rest } = tool;
	return { ...newTool, ...rest, response: { ...newTool.response, ...response } } as ToolDraft;
}
