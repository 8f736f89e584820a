import { signal } from "@preact/signals";
import { api, read } from "./client.ts";
import type { ToolDraft } from "./tools.ts";

const routes = api.sites[":site"].import;
const ofSite = (site: string) => ({ param: { site } });

/** A proposal on its way to the editor of a new tool. */
export const proposal = signal<ToolDraft | undefined>(undefined);

/** Where an OpenAPI document comes from. */
export type Source = { readonly text: string } | { readonly url: string };

const askCurl = (site: string, text: string) => read(routes.curl.$post({ ...ofSite(site), json: { text } }));
const askDocument = (site: string, json: Source) => read(routes.openapi.$post({ ...ofSite(site), json }));
const askDrafts = (site: string, json: Source & { operations: string[] }) =>
	read(routes.openapi.tools.$post({ ...ofSite(site), json }));

export type Document = Awaited<ReturnType<typeof askDocument>>;
export type OperationDraft = Awaited<ReturnType<typeof askDrafts>>["drafts"][number];

export const readCurl = askCurl;
export const readDocument = askDocument;

/** Proposals for the chosen operations. */
export async function draftTools(site: string, from: Source, operations: string[]): Promise<readonly OperationDraft[]> {
	return (await askDrafts(site, { ...from, operations })).drafts;
}

/** The parameters of an example request body. */
export async function parametersOf(site: string, text: string): Promise<ToolDraft["parameters"]> {
	return (await read(routes.body.$post({ ...ofSite(site), json: { text } }))).parameters as ToolDraft["parameters"];
}

/** The schema of an example answer, and its fields with a proposal which ones the model may see. */
export async function responseOf(site: string, text: string) {
	return read(routes.response.$post({ ...ofSite(site), json: { text } }));
}
