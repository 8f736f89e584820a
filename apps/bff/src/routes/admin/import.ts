import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import * as z from "zod";
import type { AdminVariables } from "../../middleware/require-admin/index.ts";
import { Problem } from "../../problem.ts";
import { fetchDocument } from "../../tool/import/fetch-document.ts";
import { fieldsOfSchema } from "../../tool/import/fields-of-schema.ts";
import { draftTools } from "../../tool/import/openapi/draft-tools.ts";
import { readOpenApi } from "../../tool/import/openapi/read-open-api.ts";
import { parametersFromJson } from "../../tool/import/parameters-from-json.ts";
import { responseFromJson } from "../../tool/import/response-from-json.ts";
import { toolFromCurl } from "../../tool/import/tool-from-curl.ts";
import { listTools } from "../../tool/list-tools.ts";
import type { AdminServices } from "./admin-services.ts";
import { jsonBody } from "./json-body.ts";
import { actingOn } from "./site-of.ts";

const pasted = z.object({ text: z.string() });
const described = z.object({ schema: z.record(z.string(), z.unknown()) });
/** A document as text, or the address it is fetched from. */
const source = z.object({ text: z.string().optional(), url: z.string().optional() });
const chosen = source.extend({ operations: z.array(z.string()).min(1, "Choose at least one operation").max(50) });

/** A document of 8 MiB (`read-document.ts`) as a JSON string, in which each quote and line break takes two bytes. */
const largestBody = 17 * 1024 * 1024;

/** `/sites/:site/import`: proposals for tools out of what an owner has already. Nothing is saved here. */
export function importRoutes(services: AdminServices) {
	const documentOf = async ({ text, url }: z.infer<typeof source>) =>
		readOpenApi(url ? await fetchDocument(services.egress, url) : (text ?? ""));
	const refuse = () => {
		throw new Problem("body_too_large", "The document is larger than 8 MiB.");
	};
	return new Hono<{ Variables: AdminVariables }>()
		.use(bodyLimit({ maxSize: largestBody, onError: refuse }))
		.post("/curl", jsonBody(pasted), async (c) => {
			const taken = await takenNames(await actingOn(services, c));
			return c.json(toolFromCurl(c.req.valid("json").text, taken));
		})
		.post("/body", jsonBody(pasted), (c) => c.json(parametersFromJson(c.req.valid("json").text)))
		.post("/response", jsonBody(pasted), (c) => c.json(responseFromJson(c.req.valid("json").text)))
		.post("/fields", jsonBody(described), (c) => c.json(fieldsOfSchema(c.req.valid("json").schema)))
		.post("/openapi", jsonBody(source), async (c) => {
			const { root: _, ...document } = await documentOf(c.req.valid("json"));
			return c.json(document);
		})
		.post("/openapi/tools", jsonBody(chosen), async (c) => {
			const { operations, ...from } = c.req.valid("json");
			const taken = await takenNames(await actingOn(services, c));
			const document = await documentOf(from);
			const choice = { operationIds: operations, taken, ...(from.url && { documentUrl: from.url }) };
			return c.json({ drafts: await draftTools(document, choice) });
		});
}

async function takenNames(context: Parameters<typeof listTools>[0]): Promise<ReadonlySet<string>> {
	return new Set((await listTools(context)).map(({ tool }) => tool.name));
}
