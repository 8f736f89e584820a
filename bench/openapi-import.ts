import { monitorEventLoopDelay } from "node:perf_hooks";
import { stringify } from "yaml";
import { draftTools } from "../apps/bff/src/tool/import/openapi/draft-tools.ts";
import { readOpenApi } from "../apps/bff/src/tool/import/openapi/read-open-api.ts";

/** Imports a made-up document of about 5 MB, as JSON and as YAML: seconds, and how long the process was deaf to others. */
const document = makeDocument(2_300);
for (const [format, text] of [
	["json", JSON.stringify(document, null, 1)],
	["yaml", stringify(document, { aliasDuplicateObjects: false })],
] as const) {
	const read = await measure(() => readOpenApi(text, () => {}));
	report(`openapi_read_${format}`, read, { megabytes: text.length / 1e6, operations: read.result.operations.length });
	const operationIds = read.result.operations.map(({ id }) => id);
	const fifty = await measure(() => draftTools(read.result, { operationIds: operationIds.slice(0, 50) }));
	report(`openapi_draft_50_${format}`, fifty, { drafts: fifty.result.length });
	const all = await measure(() => draftTools(read.result, { operationIds }));
	report(`openapi_draft_all_${format}`, all, { drafts: all.result.length });
}

async function measure<Result>(work: () => Promise<Result>) {
	const delay = monitorEventLoopDelay({ resolution: 5 });
	delay.enable();
	const started = performance.now();
	const result = await work();
	const milliseconds = performance.now() - started;
	await new Promise((resolve) => setTimeout(resolve, 20));
	delay.disable();
	return { result, milliseconds, longestPause: delay.max / 1e6 };
}

function report(
	name: string,
	{ milliseconds, longestPause }: { milliseconds: number; longestPause: number },
	more: object,
) {
	const memory = Math.round(process.memoryUsage().rss / 1e6);
	const figures = { milliseconds: Math.round(milliseconds), longestPause: Math.round(longestPause), memory };
	console.log(JSON.stringify({ name, ...figures, ...more }));
}

/** Every schema refers to itself and to the next one, so references written out have no end. */
function makeDocument(count: number) {
	const things = Array.from({ length: count }, (_, index) => index);
	return {
		openapi: "3.0.3",
		info: { title: "Big", version: "1" },
		servers: [{ url: "https://api.example/v1" }],
		security: [{ key: [] }],
		paths: Object.fromEntries(things.map((index) => [`/things${index}/{thing_id}`, makePath(index)])),
		components: {
			securitySchemes: { key: { type: "http", scheme: "bearer" } },
			parameters: { thing: { name: "thing_id", in: "path", required: true, schema: { type: "string" } } },
			schemas: Object.fromEntries([
				["Money", { type: "object", properties: { amount: { type: "number" }, currency: { type: "string" } } }],
				...things.map((index) => [`Thing${index}`, makeSchema(index, count)] as const),
			]),
		},
	};
}

function makePath(index: number) {
	const schema = { $ref: `#/components/schemas/Thing${index}` };
	const content = { "application/json": { schema } };
	const responses = { 200: { description: "The thing", content } };
	const description = "Returns one thing with everything that is known about it. ".repeat(4);
	return {
		parameters: [{ $ref: "#/components/parameters/thing" }],
		get: { operationId: `getThing${index}`, summary: `Get thing ${index}`, description, responses },
		put: { operationId: `putThing${index}`, summary: `Update thing ${index}`, requestBody: { content }, responses },
	};
}

function makeSchema(index: number, count: number) {
	const to = (name: string) => ({ $ref: `#/components/schemas/${name}` });
	return {
		type: "object",
		required: ["id", "name"],
		description: `A thing of the shop, number ${index}, with words enough to weigh something.`,
		properties: {
			id: { type: "string", format: "uuid", readOnly: true },
			name: { type: "string", maxLength: 100 },
			status: { type: "string", enum: ["open", "shipped", "done"] },
			created_at: { type: "string", format: "date-time" },
			total: { allOf: [to("Money"), { description: "What it costs" }] },
			parent: to(`Thing${index}`),
			next: to(`Thing${(index + 1) % count}`),
			other: to(`Thing${(index * 7 + 3) % count}`),
			parts: { type: "array", items: to(`Thing${(index + 11) % count}`) },
			internal_note: { type: "string", nullable: true },
		},
	};
}
