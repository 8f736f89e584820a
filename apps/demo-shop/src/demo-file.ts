import { readFileSync } from "node:fs";
import { z } from "zod";

const origin = z.url({ protocol: /^https?$/ }).transform((address) => new URL(address).origin);
const secret = z.string().min(8);

const demoFile = z.object({
	site: z.string().regex(/^site_[A-Za-z0-9]+$/),
	bff: origin,
	shop: origin,
	/** The key the shop signs identity tokens with: PKCS #8 in PEM, P-256. */
	identity: z.object({ kid: z.string().min(1), privateKey: secret }),
	credentials: z.object({
		orders: secret,
		inventory: secret,
		customersUser: z.string().min(1),
		customersPassword: secret,
		subscriptions: secret,
		accounts: secret,
		paymentsClientId: z.string().min(1),
		paymentsClientSecret: secret,
		userData: secret,
	}),
});

/** What `npm start` wrote down: where the BFF is, which site the tag names, and each system's credential. */
export type Demo = z.infer<typeof demoFile>;

/** The credentials of the shop's six internal systems, and of its User Data API. */
export type Credentials = Demo["credentials"];

/** A fault that keeps the shop from starting; its message is one sentence that says what to do. */
export class CannotStart extends Error {}

/** Reads and checks the file that `BELLHOP_DEMO` names. Never quotes a value from it: they are secrets. */
export function readDemoFile(path: string): Demo {
	let text: string;
	try {
		text = readFileSync(path, "utf8");
	} catch {
		throw new CannotStart(`Cannot read ${path}: set BELLHOP_DEMO to the file that npm start writes.`);
	}
	const read = demoFile.safeParse(parse(text, path));
	if (read.success) return read.data;
	const fields = [...new Set(read.error.issues.map((issue) => issue.path.join(".") || "the whole file"))];
	throw new CannotStart(`${path} is not a demo file (look at ${fields.join(", ")}): let npm start write it again.`);
}

function parse(text: string, path: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		throw new CannotStart(`${path} is not JSON: delete it and let npm start write it again.`);
	}
}
