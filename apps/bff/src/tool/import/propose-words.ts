import type { ToolMethod } from "../../database/tables/index.ts";
import { toolName, wordsOf } from "./draft-tool.ts";
import { singular } from "./path-placeholders.ts";

/** What a draft is called. */
export interface ProposedWords {
	readonly name: string;
	/** What the visitor reads while it runs. */
	readonly title: string;
}

/** What an import knows about a request. */
export interface DescribedRequest {
	readonly method: ToolMethod;
	/** With `{placeholders}`. */
	readonly path: string;
	/** `operationId`, where there is one. */
	readonly id?: string | undefined;
	/** One line such as "Get an order". */
	readonly summary?: string | undefined;
}

const verbs: Readonly<Record<ToolMethod, string>> = {
	GET: "get",
	POST: "",
	PUT: "update",
	PATCH: "update",
	DELETE: "delete",
};

/** Names a request after its own id, or after its method and path: `GET /orders/{id}` → `get_order`. */
export function proposeWords(request: DescribedRequest, taken: ReadonlySet<string>): ProposedWords {
	const nouns = nounsOf(request.path);
	const fromPath = [verbs[request.method], ...nouns].filter((word) => word !== "").join("_");
	const name = toolName(request.id ?? (fromPath || request.method), taken);
	const title = titleFrom(request.summary ?? "") ?? titleFrom(wordsOf(request.id ?? "").join(" "));
	return { name, title: title ?? titleFromPath(request.method, nouns) };
}

/** The last two fixed segments, in the singular where a placeholder follows: `/v1/orders/{id}/items` → order, items. */
function nounsOf(path: string): string[] {
	const segments = path.split("/").filter((segment) => segment !== "");
	const nouns = segments.flatMap((segment, index) => {
		if (segment.includes("{") || /^(?:v\d+(?:\.\d+)?|api|rest|index|\d+)$/i.test(segment)) return [];
		const words = wordsOf(segment.replace(/\.(?:json|xml|php)$/, ""));
		const last = words.pop() ?? "";
		return [[...words, segments[index + 1]?.includes("{") ? singular(last) : last].join("_")];
	});
	return nouns.slice(-2);
}

const progress: Readonly<Record<string, string>> = {
	get: "Looking up",
	fetch: "Looking up",
	retrieve: "Looking up",
	read: "Looking up",
	show: "Looking up",
	view: "Looking up",
	find: "Looking for",
	search: "Looking for",
	lookup: "Looking up",
	list: "Looking up",
	query: "Looking up",
	check: "Checking",
	validate: "Checking",
	verify: "Checking",
	create: "Creating",
	add: "Adding",
	post: "Sending",
	send: "Sending",
	submit: "Sending",
	start: "Starting",
	stop: "Stopping",
	pause: "Pausing",
	resume: "Resuming",
	book: "Booking",
	update: "Changing",
	change: "Changing",
	edit: "Changing",
	modify: "Changing",
	set: "Changing",
	patch: "Changing",
	put: "Changing",
	replace: "Changing",
	cancel: "Cancelling",
	delete: "Removing",
	remove: "Removing",
	refund: "Refunding",
	reset: "Resetting",
	unlock: "Unlocking",
	confirm: "Confirming",
};

/** "Get an order" → "Looking up an order"; nothing where the first word is no verb that is known here. */
function titleFrom(sentence: string): string | undefined {
	const [, verb = "", rest = ""] = /^\s*([A-Za-z]+)\s+(.*\S)\s*$/s.exec(sentence) ?? [];
	const doing = Object.hasOwn(progress, verb.toLowerCase()) ? progress[verb.toLowerCase()] : undefined;
	const object = rest
		.split(/[.;(\n]/)[0]
		?.replace(/^up /, "")
		.trim();
	return doing && object ? `${doing} ${object}`.slice(0, 80).trim() : undefined;
}

function titleFromPath(method: ToolMethod, nouns: readonly string[]): string {
	const object = nouns.join(" ").replaceAll("_", " ");
	if (object === "") return method === "GET" ? "Looking it up" : "Working on it";
	return `${method === "GET" ? "Looking up" : "Working on"} ${object}`.slice(0, 80).trim();
}
