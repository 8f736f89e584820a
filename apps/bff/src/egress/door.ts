import { lookup } from "node:dns/promises";
import ipaddr from "ipaddr.js";
import { Agent, type Dispatcher, ProxyAgent } from "undici";
import { allowsAddress, type EgressAllow } from "./allow.ts";
import { judgeAddress } from "./judge-address.ts";
import { type JudgedUrl, judgeUrl } from "./judge-url.ts";
import { EgressRefusal } from "./refusal.ts";

/** An address of a name. */
export interface ResolvedAddress {
	readonly address: string;
	readonly family: number;
}

/** Resolves a name to all its addresses. */
export type Resolve = (hostname: string) => Promise<readonly ResolvedAddress[]>;

export interface DoorSettings {
	readonly allow: EgressAllow;
	/** How long an answer may take to begin, in milliseconds. */
	readonly headersTimeout: number;
	/** A forward proxy, such as `http://user:password@proxy.example:3128`. */
	readonly proxy?: string | undefined;
	/** The system's own unless a test brings another. */
	readonly resolve?: Resolve | undefined;
}

/** Judges a URL and says through which connections it may leave. */
export interface Door {
	/** @throws EgressRefusal */
	judge(input: string): JudgedUrl;
	/** @throws EgressRefusal, or what resolving the name throws. */
	dispatcherFor(judged: JudgedUrl): Promise<Dispatcher>;
	close(): Promise<void>;
}

/**
 * Connections for public targets, whose names are judged as they resolve, and for those the deployer opened by name.
 * With a forward proxy, public targets go through it. The proxy resolves names by itself, so a name is resolved and judged
 * here before it is told to the proxy, but what the proxy then dials is the proxy's to keep in bounds. Targets that the
 * deployer opened are in the deployer's own network and are dialled directly.
 */
export function createDoor({ allow, headersTimeout, proxy, resolve = systemResolve }: DoorSettings): Door {
	const common = { connectTimeout: 10_000, keepAliveTimeout: 10_000, headersTimeout };
	const judged = async (hostname: string) => judgeAddresses(allow, hostname, await resolve(hostname));
	const opened = new Agent(common);
	const guarded = proxy
		? new ProxyAgent({ ...common, uri: proxy })
		: new Agent({ ...common, connect: { lookup: checkedLookup(judged) as never } });
	return {
		judge: (input) => judgeUrl(input, allow),
		async dispatcherFor({ url, opened: byDeployer }) {
			if (byDeployer) return opened;
			if (proxy && !ipaddr.isValid(literalOf(url))) await judged(url.hostname);
			return guarded;
		},
		close: async () => {
			await Promise.all([guarded.close(), opened.close()]);
		},
	};
}

const systemResolve: Resolve = (hostname) => lookup(hostname, { all: true, verbatim: true });
const literalOf = (url: URL) => url.hostname.replace(/^\[|\]$/g, "");

/** Every address of the answer must pass: one private address among public ones refuses the name. */
function judgeAddresses(allow: EgressAllow, hostname: string, addresses: readonly ResolvedAddress[]) {
	for (const { address } of addresses) {
		const rule = allowsAddress(allow, address) ? undefined : judgeAddress(address);
		if (rule) throw new EgressRefusal(rule, hostname);
	}
	if (addresses.length > 0) return addresses;
	throw Object.assign(new Error("The name has no address."), { code: "ENOTFOUND" });
}

type LookupDone = (error: Error | null, address: unknown, family?: number) => void;

/** Hands the socket only addresses that passed, so what was checked is what is dialled. */
function checkedLookup(judged: Resolve) {
	return (hostname: string, options: { all?: boolean }, done: LookupDone): void => {
		judged(hostname).then(
			(addresses) => {
				const [first] = addresses;
				if (options.all || !first) done(null, addresses);
				else done(null, first.address, first.family);
			},
			(error: Error) => done(error, []),
		);
	};
}
