import { isIP } from "node:net";
import { resolve } from "node:path";
import ipaddr from "ipaddr.js";
import * as z from "zod";
import { type EgressAllow, parseAllow } from "./egress/allow.ts";
import type { MailServer } from "./handover/send-letter.ts";
import type { ModelSettings } from "./model/choose-model.ts";
import { type EnvironmentKeys, KeyMissingError, keyBesideData, parseKeys } from "./secret/environment-key.ts";

/** A variable that cannot be used. The message is one sentence that says which, and what to do. */
export class EnvironmentError extends Error {
	override readonly name = "EnvironmentError";
}

/** Everything the deployer sets, read once. */
export interface Environment {
	readonly host: string;
	readonly port: number;
	/** The BFF's own address as admins and pages reach it. */
	readonly address: string;
	readonly databaseUrl: string | undefined;
	/** Folder of the embedded database. */
	readonly dataFolder: string;
	readonly keys: EnvironmentKeys;
	readonly model: ModelSettings;
	readonly egressAllow: EgressAllow;
	/** A forward proxy for everything that leaves for public addresses, such as `http://proxy.example:3128`. */
	readonly egressProxy: string | undefined;
	/** The addresses that requests leave from, as the config page shows them to be allow-listed. */
	readonly egressIps: readonly string[];
	/** Where email is sent through; none where it is not set up. */
	readonly mailServer: MailServer | undefined;
	/** The file that describes the demo shop to be set up, when there is one. */
	readonly demoFile: string | undefined;
	/** Proxies whose X-Forwarded-For is believed. */
	readonly trustedProxies: readonly string[];
}

const port = z.coerce.number().int().min(0).max(65_535);
const webAddress = z.string().refine((text) => /^https?:$/.test(URL.canParse(text) ? new URL(text).protocol : ""));

const proxyAddress = z
	.string()
	.regex(/^https?:\/\/[^/?#]+\/?$/i)
	.refine(URL.canParse);
const ipList = z
	.string()
	.transform((text) =>
		text
			.split(",")
			.map((part) => part.trim())
			.filter((part) => part !== ""),
	)
	.refine((parts) => parts.every((part) => isIP(part) !== 0 || ipaddr.isValidCIDR(part)));

const shapes = {
	PORT: [port.default(3000), "a port number such as 3000"],
	BELLHOP_URL: [webAddress.optional(), "the address the BFF is reached at, such as https://chat.example.com"],
	BELLHOP_HOST: [z.string().default("127.0.0.1"), "an address to listen on, such as 127.0.0.1 or 0.0.0.0"],
	DATABASE_URL: [
		z
			.string()
			.regex(/^postgres(ql)?:\/\//)
			.optional(),
		"a Postgres address such as postgres://user:password@host:5432/bellhop",
	],
	BELLHOP_DATA: [z.string().default(".bellhop"), "a folder"],
	BELLHOP_KEY: [z.string().optional(), "32 bytes in base64"],
	BELLHOP_EGRESS_ALLOW: [z.string().default(""), "a list such as 127.0.0.1:8080,10.0.0.0/8"],
	BELLHOP_EGRESS_PROXY: [proxyAddress.optional(), "the address of a forward proxy, such as http://proxy.example:3128"],
	BELLHOP_EGRESS_IPS: [ipList.default([]), "a list of IP addresses or ranges such as 203.0.113.7,203.0.113.8"],
	BELLHOP_TRUSTED_PROXIES: [ipList.default([]), "a list of IP addresses or ranges such as 10.0.0.2,10.1.0.0/16"],
	BELLHOP_SMTP_URL: [
		z
			.string()
			.regex(/^smtps?:\/\//)
			.refine(URL.canParse)
			.optional(),
		"a mail server such as smtps://user:password@mail.example:465",
	],
	BELLHOP_SMTP_FROM: [z.string().optional(), "a sender such as Bellhop <chat@shop.example>"],
	BELLHOP_DEMO: [z.string().optional(), "a file"],
	OPENAI_API_KEY: [z.string().optional(), "an API key"],
	OPENAI_BASE_URL: [
		webAddress.optional(),
		"the address of an OpenAI-compatible server, such as http://localhost:11434/v1",
	],
	BELLHOP_MODEL: [z.string().default("gpt-5-mini"), "the name of a model"],
	BELLHOP_MODEL_API: [z.enum(["responses", "chat"]).default("responses"), "responses or chat"],
	NODE_ENV: [z.string().optional(), "production, or nothing"],
} as const;
type Name = keyof typeof shapes;

/** The value for the fault's sentence; an address may hold a password and is not repeated. */
const shown = (name: Name, value = "") => (/URL|KEY|PROXY/.test(name) ? "" : `; it is "${value}"`);

/**
 * Reads the environment. Empty variables count as unset.
 * @throws EnvironmentError, KeyMissingError
 */
export function readEnvironment(variables: NodeJS.ProcessEnv = process.env): Environment {
	const read = <Key extends Name>(name: Key): z.infer<(typeof shapes)[Key][0]> => {
		const [shape, wanted] = shapes[name];
		const result = shape.safeParse(variables[name]?.trim() === "" ? undefined : variables[name]);
		if (!result.success) throw new EnvironmentError(`${name} must be ${wanted}${shown(name, variables[name])}.`);
		return result.data as z.infer<(typeof shapes)[Key][0]>;
	};
	const dataFolder = resolve(read("BELLHOP_DATA"));
	const databaseUrl = read("DATABASE_URL");
	return {
		host: read("BELLHOP_HOST"),
		port: read("PORT"),
		address: new URL(read("BELLHOP_URL") ?? `http://localhost:${read("PORT")}`).origin,
		databaseUrl,
		dataFolder,
		keys: readKeys(read("BELLHOP_KEY"), {
			dataFolder,
			beside: databaseUrl === undefined && read("NODE_ENV") !== "production",
		}),
		model: {
			apiKey: read("OPENAI_API_KEY"),
			baseUrl: read("OPENAI_BASE_URL"),
			name: read("BELLHOP_MODEL"),
			api: read("BELLHOP_MODEL_API"),
		},
		egressAllow: readAllow(read("BELLHOP_EGRESS_ALLOW")),
		egressProxy: read("BELLHOP_EGRESS_PROXY"),
		egressIps: read("BELLHOP_EGRESS_IPS"),
		mailServer: readMailServer(read("BELLHOP_SMTP_URL"), read("BELLHOP_SMTP_FROM")),
		demoFile: read("BELLHOP_DEMO"),
		trustedProxies: read("BELLHOP_TRUSTED_PROXIES"),
	};
}

function readKeys(
	text: string | undefined,
	place: { readonly dataFolder: string; readonly beside: boolean },
): EnvironmentKeys {
	if (text !== undefined) return { keys: parseKeys(text) };
	if (place.beside) return keyBesideData(place.dataFolder);
	throw new KeyMissingError(
		"Set BELLHOP_KEY, which seals stored credentials. Make one with: node -p \"crypto.randomBytes(32).toString('base64')\"",
	);
}

function readMailServer(url: string | undefined, from: string | undefined): MailServer | undefined {
	if (url === undefined) return undefined;
	if (from === undefined) throw new EnvironmentError("BELLHOP_SMTP_FROM must be the sender of emails.");
	return { url, from };
}

function readAllow(text: string): EgressAllow {
	const allow = parseAllow(text);
	if ("invalid" in allow) {
		throw new EnvironmentError(
			`BELLHOP_EGRESS_ALLOW must be a list of host:port and address ranges; "${allow.invalid}" is neither.`,
		);
	}
	return allow;
}
