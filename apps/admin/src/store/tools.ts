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
	timeoutMs: 10_000,
	idempotent: false,
	state: "draft",
	authorization: null,
};

/** What a trial is made with. */
export interface Trial {
	readonly values: Record<string, unknown>;
	readonly claims?: Record<string, unknown>;
	readonly confirmed: boolean;
	/** Tries the new secret that waits beside the old one. */
	readonly secret?: "pending";
}

const askTrial = (site: string, id: string, trial: Trial) =>
	read(api.sites[":site"].tools[":id"].try.$post({ param: { site, id }, json: trial as never }));

/** What went out, what came back, and what the model would have been given. */
export type TrialResult = Awaited<ReturnType<typeof askTrial>>;

/** Calls the tool for real, as a live conversation would. */
export const tryTool = askTrial;

/** What the model has to fill in, still empty. */
export function emptyValues({ parameters }: Pick<Tool, "parameters">): Record<string, unknown> {
	const asked = parameters.filter(({ source, required }) => source.from === "model" && required);
	return Object.fromEntries(asked.map(({ name }) => [name, ""]));
}
