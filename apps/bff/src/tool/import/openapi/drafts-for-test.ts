import { expect } from "vitest";
import { toolInput } from "../../tool-input.ts";
import { type DraftChoice, draftTools } from "./draft-tools.ts";
import { readOpenApi } from "./read-open-api.ts";

/** A part of an OpenAPI document. */
export type Json = Record<string, unknown>;

/** A document of one operation, with what a test wants otherwise. */
export const documentOf = (operation: Json, more: Json = {}, at = "post /things") => {
	const method = at.slice(0, at.indexOf(" "));
	const path = at.slice(at.indexOf("/"));
	return {
		openapi: "3.1.0",
		info: { title: "T", version: "1" },
		servers: [{ url: "https://api.example/v1/" }],
		paths: { [path]: { [method]: operation } },
		...more,
	};
};

/** The drafts of a document, each a tool that can be saved. */
export const draftsOf = async (document: unknown, choice: Partial<DraftChoice> = {}) => {
	const read = await readOpenApi(JSON.stringify(document));
	const drafts = await draftTools(read, { operationIds: read.operations.map(({ id }) => id), ...choice });
	for (const { tool } of drafts) expect(toolInput.safeParse(tool).error).toBeUndefined();
	return drafts;
};

/** The draft of a document of one operation. */
export const draftOf = async (...document: Parameters<typeof documentOf>) => {
	const [draft] = await draftsOf(documentOf(...document));
	if (!draft) throw new Error("no draft");
	return draft;
};

/** An operation that takes a body of this schema. */
export const body = (schema: unknown, more: Json = {}) => ({
	requestBody: { content: { "application/json": { schema } }, ...more },
});

/** An operation that is answered with this schema. */
export const answer = (schema: unknown) => ({
	responses: { 200: { description: "", content: { "application/json": { schema } } } },
});
