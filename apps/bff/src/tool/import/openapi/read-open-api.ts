import { setImmediate as pause } from "node:timers/promises";
import type { ToolMethod } from "../../../database/tables/index.ts";
import { ImportFault, type ImportPlace } from "../import-fault.ts";
import { asObject, childOf, followReference, type JsonObject, pointerOf } from "./follow-reference.ts";
import { type OnProgress, readDocument } from "./read-document.ts";

/** One operation of a document, as an admin picks it. */
export interface OpenApiOperation {
	/** Unique in its document: `GET /orders/{id}`. */
	readonly id: string;
	readonly method: ToolMethod;
	readonly path: string;
	readonly operationId: string | undefined;
	readonly summary: string;
	readonly tags: readonly string[];
	readonly deprecated: boolean;
}

/** A part of a document that cannot be used. */
export interface DocumentProblem {
	/** A JSON pointer. */
	readonly pointer: string;
	readonly sentence: string;
}

/** A document that was read. `root` is for `draftTools` and too large for an answer. */
export interface OpenApiDocument {
	readonly title: string;
	/** Addresses as written, variables and all. */
	readonly servers: readonly string[];
	readonly operations: readonly OpenApiOperation[];
	readonly problems: readonly DocumentProblem[];
	readonly root: JsonObject;
}

const methods = new Map<string, ToolMethod>([
	["get", "GET"],
	["post", "POST"],
	["put", "PUT"],
	["patch", "PATCH"],
	["delete", "DELETE"],
]);
const otherMethods = new Set(["head", "options", "trace"]);
const notMethods = new Set(["summary", "description", "servers", "parameters", "$ref"]);

/**
 * Reads an OpenAPI 3.0 or 3.1 document in JSON or YAML and lists its operations. What is wrong in one operation does not
 * keep the others from being read.
 * @throws ImportFault where it is no such document: line and column for its syntax, a JSON pointer for its structure.
 */
export async function readOpenApi(text: string, onProgress: OnProgress = () => {}): Promise<OpenApiDocument> {
	const root = checkRoot(await readDocument(text, onProgress));
	const problems: DocumentProblem[] = [];
	const operations: OpenApiOperation[] = [];
	const paths = Object.entries(asObject(root["paths"]) ?? {});
	for (const [index, [path, item]] of paths.entries()) {
		if (path.startsWith("x-")) continue;
		const note = (sentence: string, ...keys: string[]) => {
			problems.push({ pointer: pointerOf("paths", path, ...keys), sentence });
		};
		const pathItem = followReference(root, item, note);
		if (!pathItem) note("This is no object with operations.");
		else if (!path.startsWith("/")) note("A path begins with a slash.");
		else operations.push(...operationsOf(path, pathItem, note));
		if (index % 200 === 199) {
			onProgress({ stage: "operations", done: index + 1, total: paths.length });
			await pause();
		}
	}
	onProgress({ stage: "operations", done: paths.length, total: paths.length });
	const title = childOf(root["info"], "title");
	return { title: typeof title === "string" ? title : "", servers: serversOf(root), operations, problems, root };
}

function checkRoot(value: unknown): JsonObject {
	const root = asObject(value);
	const fault = (sentence: string, place: ImportPlace) => new ImportFault(sentence, place);
	if (!root) throw fault("This is no OpenAPI document: it is not an object.", { pointer: "" });
	if ("swagger" in root) {
		throw fault("This is Swagger 2.0. Convert it to OpenAPI 3 first, for example with editor.swagger.io.", {
			pointer: "/swagger",
		});
	}
	const version = root["openapi"];
	if (typeof version !== "string") {
		throw fault("This is no OpenAPI document: it does not say openapi: 3.0 or 3.1.", { pointer: "/openapi" });
	}
	if (!/^3\.[01](?:\.|$)/.test(version)) throw fault("Only OpenAPI 3.0 and 3.1 are read.", { pointer: "/openapi" });
	if (!asObject(root["paths"])) throw fault("The document has no paths, so no operations.", { pointer: "/paths" });
	return root;
}

function operationsOf(
	path: string,
	item: JsonObject,
	note: (sentence: string, ...keys: string[]) => void,
): OpenApiOperation[] {
	return Object.entries(item).flatMap(([key, value]) => {
		const method = methods.get(key);
		if (!method) {
			if (otherMethods.has(key)) note("No tool uses this method.", key);
			else if (!notMethods.has(key) && !key.startsWith("x-")) note("This is no method of HTTP.", key);
			return [];
		}
		const operation = asObject(value);
		if (!operation) {
			note("This operation is no object.", key);
			return [];
		}
		const { operationId, summary, description, tags } = operation;
		const firstLine = typeof description === "string" ? (description.trim().split("\n")[0] ?? "") : "";
		return [
			{
				id: `${method} ${path}`,
				method,
				path,
				operationId: typeof operationId === "string" ? operationId : undefined,
				summary: (typeof summary === "string" && summary.trim() !== "" ? summary.trim() : firstLine).slice(0, 200),
				tags: Array.isArray(tags) ? tags.filter((tag) => typeof tag === "string") : [],
				deprecated: operation["deprecated"] === true,
			},
		];
	});
}

function serversOf(root: JsonObject): string[] {
	const servers = Array.isArray(root["servers"]) ? root["servers"] : [];
	return servers.map((server) => childOf(server, "url")).filter((url) => typeof url === "string");
}
