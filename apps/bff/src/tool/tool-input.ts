import * as z from "zod";
import type { JsonSchema } from "../database/tables/index.ts";
import { connectionHeaders } from "../egress/connection-headers.ts";
import { editKind } from "./edit-kind.ts";
import { schemaFault } from "./json-schema.ts";
import { placeholdersOf } from "./placeholders.ts";

const jsonSchema = z
	.record(z.string(), z.unknown())
	.superRefine((schema, issues) => {
		const fault = schemaFault(schema);
		if (fault) issues.addIssue({ code: "custom", message: `This JSON Schema cannot be used: ${fault}` });
	})
	.transform((schema): JsonSchema => schema);

const parameter = z.object({
	name: z.string().regex(/^[A-Za-z_][A-Za-z0-9_.-]{0,63}$/),
	place: z.enum(["body", "path", "query", "header"]),
	schema: jsonSchema,
	required: z.boolean(),
	description: z.string().max(1_000).default(""),
	source: z.discriminatedUnion("from", [
		z.object({ from: z.literal("model") }),
		z.object({ from: z.literal("identity"), claim: z.string().min(1) }),
		z.object({ from: z.literal("constant"), value: z.json() }),
	]),
	label: z.string().trim().min(1).max(60).optional(),
	editable: z.boolean().optional(),
});

const sentence = z.string().trim().min(1).max(200);

const writing = z.object({
	summary: sentence.optional(),
	action: z.string().trim().min(1).max(60).optional(),
	reference: z.string().trim().min(1).max(200).optional(),
	callsPerDay: z.int().min(1).max(10_000).optional(),
	amountPerDay: z.object({ parameter: z.string().min(1), most: z.number().positive() }).optional(),
	shadow: z.boolean().optional(),
	lookUp: z
		.object({
			tool: z.string().min(1).max(63),
			path: z.string().trim().min(1).max(200),
			parameter: z.string().min(1).optional(),
		})
		.optional(),
});

/** Headers that are decided elsewhere, or that would carry a secret in clear. */
const reservedHeaders = [
	...connectionHeaders,
	...["authorization", "cookie", "proxy-authorization"],
	...["idempotency-key", "webhook-id", "webhook-timestamp", "webhook-signature"],
];

/** Names the model's provider or Bellhop itself uses. */
const reservedNames = [
	...["__proto__", "constructor", "prototype"],
	...[
		"handover",
		"user_info",
		"offer_sign_in",
		"withdraw_confirmation",
		"start_task",
		"finish_step",
		"leave_task",
		"use_guidance",
	],
];

/** Where to look in an answer. */
const answerPath = z.string().trim().min(1).max(200);

const shape = z.object({
	name: z
		.string()
		.regex(/^[a-z][a-z0-9_]{0,62}$/, "lower_snake, such as look_up_order")
		.refine((name) => !reservedNames.includes(name), "This name is reserved."),
	title: z.string().trim().min(1).max(80),
	description: z.string().trim().min(1).max(2_000),
	method: z.enum(["GET", "POST", "PUT", "PATCH", "DELETE"]).default("POST"),
	url: z.string().max(2_000),
	headers: z
		.record(
			z.string().regex(/^[A-Za-z0-9-]{1,100}$/),
			z.string().regex(/^[\x20-\x7e]*$/, "Visible ASCII characters only"),
			{ error: ({ code }) => (code === "invalid_key" ? "A header name such as X-Channel" : undefined) },
		)
		.default({}),
	parameters: z.array(parameter).max(50).default([]),
	authorization: z.string().nullable().default(null),
	response: z
		.object({
			schema: jsonSchema.optional(),
			fields: z.array(z.string().min(1).max(200)).max(200).optional(),
			source: z.object({ title: answerPath, url: answerPath }).optional(),
			maxBytes: z.int().min(100).max(65_536).default(8_192),
		})
		.prefault({}),
	access: z.enum(["read", "write"]),
	audience: z.enum(["anyone", "verified"]).default("anyone"),
	confirmation: z.enum(["ask", "none"]).default("ask"),
	writing: writing.prefault({}),
	timeoutMs: z.int().min(1_000).max(60_000).default(10_000),
	idempotent: z.boolean().default(false),
	/** Sends the owner's system a signed word on whose behalf it is asked; as it was, or none, when left out. */
	subjectTokenAudience: z.string().trim().min(1).max(200).nullable().optional(),
	state: z.enum(["draft", "live"]).default("draft"),
});

/** A tool as an admin writes it. `authorization` is the name of one of the site's records. Faults name their field. */
export const toolInput = shape.superRefine((tool, issues) => {
	const add = (path: PropertyKey[], message: string) => issues.addIssue({ code: "custom", path, message });
	for (const name of Object.keys(tool.headers)) {
		if (reservedHeaders.includes(name.toLowerCase())) add(["headers", name], "This header is not yours to set here.");
	}
	checkUrl(tool, add);
	checkParameters(tool, add);
	checkWriting(tool, add);
});
export type ToolInput = z.input<typeof toolInput>;

type Add = (path: PropertyKey[], message: string) => void;
type Shape = z.infer<typeof shape>;

function checkUrl(tool: Shape, add: Add): void {
	if (!URL.canParse(tool.url)) {
		add(["url"], "A whole URL, such as https://api.example/orders/{order_id}");
		return;
	}
	const url = new URL(tool.url);
	if (!/^https?:$/.test(url.protocol)) add(["url"], "An https address.");
	if (url.username || url.password || url.hash) add(["url"], "No user name, password or fragment in the URL.");
	if (/[{}]|%7[bd]/i.test(url.host + url.search)) {
		add(["url"], "{placeholders} stand in the path only; the origin is fixed and queries are parameters.");
	}
	const inPath = new Set(tool.parameters.filter(({ place }) => place === "path").map(({ name }) => name));
	for (const name of placeholdersOf(tool.url)) {
		if (!inPath.delete(name)) add(["url"], `The placeholder {${name}} has no path parameter of that name.`);
	}
	for (const name of inPath) add(["parameters"], `The path parameter ${name} has no {${name}} in the URL.`);
}

function checkWriting({ access, writing: rules, parameters }: Shape, add: Add): void {
	const known = new Map(parameters.map((parameter) => [parameter.name, parameter]));
	for (const field of ["summary", "action"] as const) {
		for (const name of placeholdersOf(rules[field] ?? "")) {
			if (!known.has(name)) add(["writing", field], `There is no parameter named ${name}.`);
		}
	}
	const named = { amountPerDay: rules.amountPerDay?.parameter, lookUp: rules.lookUp?.parameter };
	for (const [field, name] of Object.entries(named)) {
		if (name !== undefined && !known.has(name)) {
			add(["writing", field, "parameter"], `There is no parameter named ${name}.`);
		}
	}
	const counted = known.get(rules.amountPerDay?.parameter ?? "");
	if (counted && !(counted.required && /^(number|integer)$/.test(String(counted.schema["type"])))) {
		add(["writing", "amountPerDay", "parameter"], `${counted.name} has to be a required number.`);
	}
	parameters.forEach((parameter, index) => {
		if (!parameter.editable) return;
		const fault = access === "read" ? "Only what changes something is confirmed." : editingFault(parameter);
		if (fault) add(["parameters", index, "editable"], fault);
	});
}

/** The visitor may change what the model filled in, where it is one line of text, a number or one of a few. */
function editingFault({ source, schema }: Shape["parameters"][number]): string | undefined {
	if (source.from !== "model") return "Only what the agent fills in can be changed by the visitor.";
	return editKind(schema) ? undefined : "Only a text, a number or a choice can be changed on the card.";
}

function checkParameters(tool: Shape, add: Add): void {
	const seen = new Set<string>();
	tool.parameters.forEach(({ name, place, required, source }, index) => {
		if (seen.has(name)) add(["parameters", index, "name"], `There are two parameters named ${name}.`);
		seen.add(name);
		if (reservedNames.includes(name)) add(["parameters", index, "name"], "This name is reserved.");
		if (place === "body" && tool.method === "GET") add(["parameters", index, "place"], "A GET request has no body.");
		if (place === "path" && !required) add(["parameters", index, "required"], "A path parameter is always required.");
		if (place === "header" && reservedHeaders.includes(name.toLowerCase())) {
			add(["parameters", index, "name"], "This header is not yours to set here.");
		}
		if (source.from === "identity" && tool.audience !== "verified") {
			add(["audience"], "A tool with a parameter from the identity is for verified visitors.");
		}
	});
}
