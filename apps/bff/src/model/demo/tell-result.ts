import * as z from "zod";

const resultShape = z.object({
	ok: z.boolean(),
	data: z.unknown().optional(),
	explanation: z.string().optional(),
	/** What it rests on: titles by marker. */
	sources: z.record(z.string(), z.string()).optional(),
	/** There while an action waits for the visitor's confirmation. */
	waiting: z.string().optional(),
});

type Json = Record<string, unknown>;

/** Puts a tool's result (`tool/shape-response.ts`) into sentences. */
export function tellResult(text: string): string {
	if (/"The card is withdrawn\. Nothing was done\."/.test(text)) return "All right, nothing was done.";
	const result = resultShape.safeParse(parse(text));
	if (!result.success) return "I looked, but could not read the answer. Please try again.";
	if (result.data.waiting !== undefined) return "Please use the buttons on the card: only they confirm or cancel it.";
	if (!result.data.ok) return tellFailure(result.data.explanation ?? "");
	return cite(tell(unwrap(result.data.data)), result.data.sources ?? {});
}

/** Each name that is the title of a source is followed by its marker. */
function cite(text: string, sources: Readonly<Record<string, string>>): string {
	return Object.entries(sources).reduce(
		(said, [marker, title]) => said.replace(`**${title}**`, () => `**${title}**${marker}`),
		text,
	);
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function tellFailure(explanation: string): string {
	if (/no such record/.test(explanation)) {
		return "I could not find anything with these details. Please check them and tell me again.";
	}
	if (/^The visitor said no/.test(explanation)) return "All right, nothing was done. Is there anything else?";
	if (/no longer asked for/.test(explanation)) return "All right, nothing was done.";
	if (/did not confirm it in time/.test(explanation)) {
		return "That was not confirmed in time, so nothing was done. Tell me if you still want it.";
	}
	if (/nobody can say yet/.test(explanation)) {
		return "I have sent it, but got no clear answer, so I can't say yet whether it was done. The team sees this and will look into it; please don't ask for it again meanwhile.";
	}
	if (/was not done\b/.test(explanation)) return `That was not done. ${explanation.replace(/ \(.*\)$/, "")}`;
	return `That did not work. ${explanation.replace(/ \(.*\)$/, "")}`;
}

/** An object that only wraps one thing, such as `{ order: {…} }`, is that thing; the wrapper's key is its noun. */
function unwrap(data: unknown): { readonly noun: string; readonly value: unknown } {
	if (isObject(data)) {
		const entries = Object.entries(data);
		const [only] = entries;
		if (entries.length === 1 && only && typeof only[1] === "object")
			return { noun: humanized(only[0]), value: only[1] };
	}
	return { noun: "", value: data };
}

function tell({ noun, value }: { readonly noun: string; readonly value: unknown }): string {
	if (Array.isArray(value)) {
		if (value.length === 0) return `I found no ${noun || "results"} that fit.`;
		return [
			`I found ${value.length} ${value.length === 1 ? noun.replace(/s$/, "") : noun}:`,
			...value.map(bullet),
		].join("\n");
	}
	if (value === null || value === undefined) return "I looked it up, and there is nothing to show.";
	return isObject(value) ? tellRecord(noun || "record", value) : `The answer is ${plain(value)}.`;
}

/** One sentence with name, state and expected date, then the other fields as a list. */
function tellRecord(noun: string, record: Json): string {
	const lead = new Set([
		"id",
		"name",
		"status",
		...Object.keys(record).filter((key) => /^(expected|delivered)_/.test(key)),
	]);
	const name = record["id"] ?? record["name"];
	const title = `${noun.charAt(0).toUpperCase()}${noun.slice(1)}${name === undefined ? "" : ` **${plain(name)}**`}`;
	const dates = Object.entries(record)
		.filter(([key, value]) => /^(expected|delivered)_/.test(key) && typeof value === "string")
		.map(([key, value]) => `${key.split("_")[0]} ${plain(value)}`);
	const state = [record["status"] === undefined ? "" : plain(record["status"]), ...dates].filter((text) => text !== "");
	const sentence =
		state.length > 0 ? `${title} is ${[...new Set(state)].join(", ")}.` : `Here is what I found for ${title}:`;
	const details = Object.entries(withMoney(record)).filter(
		([key, value]) => !lead.has(key) && value !== null && value !== "",
	);
	return [sentence, "", ...details.map(([key, value]) => `- ${capital(humanized(key))}: ${inline(value)}`)]
		.join("\n")
		.trim();
}

function bullet(item: unknown): string {
	if (!isObject(item)) return `- ${plain(item)}`;
	const rest = Object.entries(withMoney(item)).filter(([key]) => key !== "name");
	const details = rest.map(([key, value]) => labelled(key, value)).join(" · ");
	return `- ${item["name"] === undefined ? "" : `**${plain(item["name"])}** · `}${details}`;
}

/** `{ price: 119, currency: "GBP" }` is `{ price: "£119.00" }`. */
function withMoney(record: Json): Json {
	const { currency, ...rest } = record;
	if (typeof currency !== "string" || !/^[A-Z]{3}$/.test(currency)) return record;
	const money = new Intl.NumberFormat("en-GB", { style: "currency", currency });
	const isAmount = (key: string, value: unknown) => typeof value === "number" && /price|total|amount|balance/.test(key);
	return Object.fromEntries(
		Object.entries(rest).map(([key, value]) => [key, isAmount(key, value) ? money.format(value as number) : value]),
	);
}

/** A list whose items name themselves ("sizes": [{ "size": 42, … }]) needs no label. */
function labelled(key: string, value: unknown): string {
	const [first] = Array.isArray(value) ? value : [];
	return isObject(first) && key === `${Object.keys(first)[0]}s` ? inline(value) : `${humanized(key)} ${inline(value)}`;
}

function inline(value: unknown): string {
	if (Array.isArray(value)) return value.map(inline).join("; ");
	if (!isObject(value)) return plain(value);
	return Object.entries(value)
		.filter(([, item]) => item !== null)
		.map(([key, item]) => (key === "name" ? plain(item) : `${humanized(key)} ${inline(item)}`))
		.join(", ");
}

/** Words instead of codes, and dates as people write them. */
function plain(value: unknown): string {
	if (value === true) return "yes";
	if (value === false) return "no";
	const text = value === "succeeded" ? "done" : String(value);
	if (/^\d{4}-\d\d-\d\d$/.test(text)) {
		return new Date(`${text}T00:00:00Z`).toLocaleDateString("en-GB", {
			day: "numeric",
			month: "long",
			timeZone: "UTC",
		});
	}
	return /^[a-z]+(_[a-z]+)+$/.test(text) ? humanized(text) : text;
}

const humanized = (key: string) => key.replaceAll("_", " ");
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const isObject = (value: unknown): value is Json =>
	typeof value === "object" && value !== null && !Array.isArray(value);
