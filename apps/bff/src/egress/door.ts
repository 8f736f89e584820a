import { lookup as resolve } from "node:dns";
import { Agent, type Dispatcher } from "undici";
import { allowsAddress, type EgressAllow } from "./allow.ts";
import { judgeAddress } from "./judge-address.ts";
import { judgeUrl } from "./judge-url.ts";
import { EgressRefusal } from "./refusal.ts";

/** Judges a URL and says through which connections it may leave. */
export interface Door {
	/** @throws EgressRefusal */
	judge(input: string): { readonly url: URL; readonly dispatcher: Dispatcher };
	close(): Promise<void>;
}

/** Connections for public targets, whose names are judged as they resolve, and for those the deployer opened by name. */
export function createDoor(allow: EgressAllow, headersTimeout: number): Door {
	const common = { connectTimeout: 10_000, keepAliveTimeout: 10_000, headersTimeout };
	const guarded = new Agent({ ...common, connect: { lookup: checkedLookup(allow) as never } });
	const opened = new Agent(common);
	return {
		judge(input) {
			const judged = judgeUrl(input, allow);
			return { url: judged.url, dispatcher: judged.opened ? opened : guarded };
		},
		close: async () => {
			await Promise.all([guarded.close(), opened.close()]);
		},
	};
}

type LookupDone = (error: Error | null, address: unknown, family?: number) => void;

/**
 * Resolves a name and hands the socket only addresses that passed, so what was checked is what is dialled. Every
 * address of the answer must pass: one private address among public ones refuses the name.
 */
function checkedLookup(allow: EgressAllow) {
	return (hostname: string, options: { all?: boolean }, done: LookupDone): void => {
		resolve(hostname, { all: true, verbatim: true }, (error, addresses) => {
			if (error) return done(error, []);
			for (const { address } of addresses) {
				const rule = allowsAddress(allow, address) ? undefined : judgeAddress(address);
				if (rule) return done(new EgressRefusal(rule, hostname), []);
			}
			const [first] = addresses;
			return options.all || !first ? done(null, addresses) : done(null, first.address, first.family);
		});
	};
}
