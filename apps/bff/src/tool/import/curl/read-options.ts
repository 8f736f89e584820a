import { ImportFault } from "../import-fault.ts";
import { splitWords } from "./split-words.ts";

/** What a cURL command asks for. */
export interface CurlCommand {
	readonly url: string;
	readonly method: string | undefined;
	readonly headers: readonly (readonly [name: string, value: string])[];
	/** Pieces of the body in order; `isText` when it is the body as it is, and not a part of a form. */
	readonly data: readonly string[];
	readonly isJson: boolean;
	/** `-G`: the data stands in the query. */
	readonly inQuery: boolean;
	/** `name:password` of `-u`. */
	readonly user: string | undefined;
	readonly problems: readonly string[];
}

const shortNames = new Map<string, string>(
	Object.entries({
		X: "request",
		H: "header",
		d: "data",
		G: "get",
		u: "user",
		A: "user-agent",
		b: "cookie",
		e: "referer",
		I: "head",
		F: "form",
		T: "upload-file",
		K: "config",
		x: "proxy",
		E: "cert",
		k: "insecure",
		L: "location",
		o: "output",
		m: "max-time",
		w: "write-out",
		c: "cookie-jar",
		D: "dump-header",
		C: "continue-at",
		r: "range",
		U: "proxy-user",
		y: "speed-time",
		Y: "speed-limit",
		z: "time-cond",
	}),
);

/** Options with a value that say nothing about the request itself. */
const ignoredValues =
	set(`output max-time connect-timeout write-out cookie-jar dump-header retry retry-delay retry-max-time
	continue-at speed-time speed-limit limit-rate stderr trace trace-ascii user-agent referer keepalive-time proxy-user interface
	resolve connect-to ciphers tls-max expect100-timeout max-redirs max-filesize time-cond dns-servers noproxy proto`);

/** Options that Bellhop cannot do as the command does, each with what is done instead. */
const unsupported = new Map<string, string>(
	Object.entries({
		form: "The command sends a form with files (-F); Bellhop sends JSON. The body was left out.",
		"form-string": "The command sends a form (--form-string); Bellhop sends JSON. The body was left out.",
		"upload-file": "The command uploads a file (-T), which Bellhop does not do. The file was left out.",
		config: "The command reads further options from a file (-K), which were left out.",
		proxy: "The command goes through a proxy (-x). Bellhop's own is set by the deployer (BELLHOP_EGRESS_PROXY).",
		cert: "The command shows a client certificate (-E), which Bellhop does not do.",
		key: "The command shows a client certificate (--key), which Bellhop does not do.",
		cacert: "The command trusts a certificate of its own (--cacert); Bellhop trusts public ones.",
		range: "The command asks for a part of the answer (-r); Bellhop reads all of it.",
		"unix-socket": "The command speaks to a socket of the machine (--unix-socket), which Bellhop does not do.",
		"aws-sigv4": "The command signs its request for AWS (--aws-sigv4), which Bellhop does not do.",
	}),
);
const noted = new Map<string, string>(
	Object.entries({
		insecure: "The command does not check certificates (-k); Bellhop always does.",
		location: "The command follows redirects (-L); Bellhop does not. Use the address it leads to.",
		digest: "The command logs in by digest (--digest), which Bellhop does not do.",
		ntlm: "The command logs in by NTLM (--ntlm), which Bellhop does not do.",
		negotiate: "The command logs in by Kerberos (--negotiate), which Bellhop does not do.",
	}),
);

type Writable<Value> = { -readonly [Key in keyof Value]: Value[Key] };
type Draft = Writable<Omit<CurlCommand, "url" | "headers" | "data" | "problems">> & {
	url: string | undefined;
	headers: [string, string][];
	data: string[];
	problems: string[];
};

/**
 * Reads the options of a cURL command.
 * @throws ImportFault when it is no cURL command or has no address.
 */
export function readOptions(text: string): CurlCommand {
	const { words, endedBy } = splitWords(text.replace(/^\s*[$>%]\s+/, ""));
	const start = words.findIndex((word) => /^(?:.*[/\\])?curl(?:\.exe)?$/i.test(word));
	if (start < 0 || words.slice(0, start).some((word) => !/^\w+=/.test(word))) {
		throw new ImportFault("This does not begin with curl. Paste the whole command.");
	}
	const draft: Draft = {
		url: undefined,
		method: undefined,
		headers: [],
		data: [],
		isJson: false,
		inQuery: false,
		user: undefined,
		problems: endedBy ? [`What follows the ${endedBy} was left out; nothing of it was run.`] : [],
	};
	const queue = words.slice(start + 1);
	while (queue.length > 0) takeWord(draft, queue);
	if (draft.url === undefined) throw new ImportFault("The command has no address.");
	return { ...draft, url: draft.url };
}

function takeWord(draft: Draft, queue: string[]): void {
	const word = queue.shift() ?? "";
	if (word.startsWith("--") && word.length > 2) {
		const [, name = "", value] = /^--([^=]+)(?:=([\s\S]*))?$/.exec(word) ?? [];
		take(draft, name, () => value ?? queue.shift() ?? "");
	} else if (/^-[^-]/.test(word)) takeShort(draft, word.slice(1), queue);
	else if (word !== "--") takeUrl(draft, word);
}

/** Short options may stand together (`-sSL`), the last one with its value attached (`-XPOST`). */
function takeShort(draft: Draft, letters: string, queue: string[]): void {
	for (let at = 0; at < letters.length; at += 1) {
		const name = shortNames.get(letters[at] ?? "");
		if (name === undefined) continue;
		let tookRest = false;
		take(draft, name, () => {
			tookRest = true;
			return at + 1 < letters.length ? letters.slice(at + 1) : (queue.shift() ?? "");
		});
		if (tookRest) return;
	}
}

function takeUrl(draft: Draft, url: string): void {
	if (draft.url === undefined) draft.url = url;
	else draft.problems.push("The command has more than one address; only the first was taken.");
}

/** @param value gives the option's value and may be called once, by options that have one. */
function take(draft: Draft, name: string, value: () => string): void {
	const withValue = values.get(name);
	const undone = unsupported.get(name);
	const difference = noted.get(name);
	if (withValue) withValue(draft, value());
	else if (name === "get") draft.inQuery = true;
	else if (name === "head") draft.method = "HEAD";
	else if (undone) {
		value();
		draft.problems.push(undone);
	} else if (difference) draft.problems.push(difference);
	else if (ignoredValues.has(name)) value();
}

const values = new Map<string, (draft: Draft, value: string) => void>(
	Object.entries({
		url: takeUrl,
		request: (draft, value) => {
			draft.method = value.toUpperCase();
		},
		header: (draft, value) => {
			const [, name = "", text = ""] = /^([^:;]+)[:;]\s*([\s\S]*)$/.exec(value) ?? [];
			if (name) draft.headers.push([name.trim(), text.trim()]);
			else draft.problems.push("A header without a colon was left out.");
		},
		user: (draft, value) => {
			draft.user = value;
		},
		"oauth2-bearer": (draft, value) => {
			draft.headers.push(["Authorization", `Bearer ${value}`]);
		},
		cookie: (draft, value) => {
			draft.headers.push(["Cookie", value]);
		},
		data: takeData,
		"data-ascii": takeData,
		"data-binary": takeData,
		"data-raw": (draft, value) => {
			draft.data.push(value);
		},
		json: (draft, value) => {
			draft.isJson = true;
			takeData(draft, value);
		},
		"data-urlencode": (draft, value) => {
			const [, name = "", sign, content = ""] = /^([^=@]*)([=@])([\s\S]*)$/.exec(value) ?? ["", "", "=", value];
			if (sign === "@") draft.problems.push(fileProblem);
			else draft.data.push(name ? `${name}=${encodeURIComponent(content)}` : encodeURIComponent(content));
		},
		"url-query": (draft, value) => {
			if (draft.url === undefined) draft.problems.push("--url-query before the address was left out.");
			else draft.url += `${draft.url.includes("?") ? "&" : "?"}${value}`;
		},
	}),
);

const fileProblem =
	"The command reads its body from a file (@…), which was left out. Paste the file as an example body.";

function takeData(draft: Draft, value: string): void {
	if (value.startsWith("@")) draft.problems.push(fileProblem);
	else draft.data.push(value);
}

function set(words: string): ReadonlySet<string> {
	return new Set(words.split(/\s+/));
}
