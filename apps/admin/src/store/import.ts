import { api, read } from "./client.ts";
import type { ToolDraft } from "./tools.ts";
import { type Sent, uploading } from "./uploading.ts";

const routes = api.sites[":site"].import;
const ofSite = (site: string) => ({ param: { site } });

/** Where an OpenAPI document comes from. */
export type Source = { readonly text: string } | { readonly url: string };

/** How the sending of a document is watched and called off. */
export interface Sending {
	readonly signal: AbortSignal;
	readonly onSent: (sent: Sent) => void;
}

const askCurl = (site: string, text: string) => read(routes.curl.$post({ ...ofSite(site), json: { text } }));
const askResponse = (site: string, text: string) => read(routes.response.$post({ ...ofSite(site), json: { text } }));
const askDocument = (site: string, json: Source, sending: Sending) =>
	read(routes.openapi.$post({ ...ofSite(site), json }, { fetch: uploading(sending) }));
const askDrafts = (site: string, json: Source & { operations: string[] }, sending: Sending) =>
	read(routes.openapi.tools.$post({ ...ofSite(site), json }, { fetch: uploading(sending) }));

export type Document = Awaited<ReturnType<typeof askDocument>>;
export type OperationDraft = Awaited<ReturnType<typeof askDrafts>>["drafts"][number];
/** What an import says about the credential an API wants. */
export type AuthorizationNeed = NonNullable<OperationDraft["authorization"]>;
/** A field of an answer, with a proposal whether the model may see it. */
export type AnswerField = Awaited<ReturnType<typeof askResponse>>["fields"][number];

/** The fields of an answer, and what all of it weighs where an example is known. */
export interface KnownFields {
	readonly fields: readonly AnswerField[];
	readonly bytes?: number;
}

export const readCurl = askCurl;
export const readDocument = askDocument;

/** Proposals for the chosen operations. */
export async function draftTools(
	site: string,
	from: Source & { operations: string[] },
	sending: Sending,
): Promise<readonly OperationDraft[]> {
	return (await askDrafts(site, from, sending)).drafts;
}

/** The parameters of an example request body, and what of it could not become one. */
export async function parametersOf(site: string, text: string) {
	const { parameters, problems } = await read(routes.body.$post({ ...ofSite(site), json: { text } }));
	return { parameters: parameters as ToolDraft["parameters"], problems };
}

/** The schema of an example answer, and its fields with a proposal which ones the model may see. */
export const responseOf = askResponse;

/** The fields of a response schema. */
export async function fieldsOfSchema(site: string, schema: object): Promise<KnownFields> {
	const { fields } = await read(routes.fields.$post({ ...ofSite(site), json: { schema } as never }));
	return { fields };
}
