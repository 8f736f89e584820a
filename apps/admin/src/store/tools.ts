import { api, read } from "./client.ts";

const ofSite = (site: string) => ({ param: { site } });
const ask = (site: string) => read(api.sites[":site"].tools.$get(ofSite(site)));

/** A tool as the BFF lists it. */
export type Tool = Awaited<ReturnType<typeof ask>>["tools"][number];

/** What a tool is saved from; the BFF judges it. */
export type ToolDraft = Omit<Tool, "id" | "updatedAt" | "lastUsedAt" | "calls24h" | "failures24h">;
export type Parameter = Tool["parameters"][number];

export async function fetchTools(site: string): Promise<readonly Tool[]> {
	return (await ask(site)).tools;
}

/** Makes a tool, or changes the one with this id. @throws Refusal with the faults of its fields */
export function saveTool(site: string, id: string | undefined, draft: ToolDraft): Promise<Tool> {
	const json = draft as never;
	if (id === undefined) return read(api.sites[":site"].tools.$post({ ...ofSite(site), json })) as Promise<Tool>;
	return read(api.sites[":site"].tools[":id"].$put({ param: { site, id }, json })) as Promise<Tool>;
}

export function removeTool(site: string, id: string): Promise<unknown> {
	return read(api.sites[":site"].tools[":id"].$delete({ param: { site, id } }));
}

/** An empty tool. */
export const newTool: ToolDraft = {
	name: "",
	title: "",
	description: "",
	method: "POST",
	url: "",
	headers: {},
	parameters: [],
	response: { maxBytes: 8_192 },
	access: "read",
	audience: "anyone",
	confirmation: "ask",
	writing: {},
	timeoutMs: 10_000,
	idempotent: false,
	state: "draft",
	authorization: null,
};

/** A record without what only the list knows of it. */
export function draftOf(tool: ToolDraft): ToolDraft {
	const fields = Object.keys(newTool) as (keyof ToolDraft)[];
	return Object.fromEntries(fields.map((field) => [field, tool[field]])) as unknown as ToolDraft;
}

/** What a copy of a tool begins with: a name of its own, and offered to nobody. */
export function copyOf(tool: ToolDraft, tools: readonly Tool[]): ToolDraft {
	const taken = new Set(tools.map(({ name }) => name));
	const stem = `${tool.name.slice(0, 55)}_copy`;
	const names = [stem, ...Array.from({ length: tools.length }, (_, index) => `${stem}_${index + 2}`)];
	return { ...draftOf(tool), name: names.find((name) => !taken.has(name)) ?? stem, state: "draft" };
}
