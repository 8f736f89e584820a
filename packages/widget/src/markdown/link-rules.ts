import { linkAddress } from "./address.ts";

/** Where links of an answer may lead and pictures come from. Hosts are names such as `shop.example`, or `*.shop.example` for all below it. */
export interface LinkRules {
	/** Hosts that links may lead to, beside the page's own; any when left out. */
	readonly links?: readonly string[] | undefined;
	/** Hosts that pictures may come from; none when left out. */
	readonly images?: readonly string[] | undefined;
	/** The page's own host, which needs no naming. */
	readonly own?: string | undefined;
}

/** A link as it is shown. */
export interface ShownLink {
	/** Where it leads; nowhere when it may not. */
	readonly address: string | undefined;
	/** What stands beside its words, so that everybody sees where it leads; nothing where they say it already. */
	readonly place: string | undefined;
}

/** How a written address with these words is shown; undefined for what is no address. */
export function shownLink(written: string, words: string, { links, own }: LinkRules): ShownLink | undefined {
	const address = linkAddress(written);
	if (address === undefined) return undefined;
	const { protocol, host, pathname } = new URL(address);
	const isPage = protocol.startsWith("http");
	if (isPage && host === own) return { address, place: undefined };
	// A name that only looks like another one is written in its plain letters (RFC 5891), as browsers read it.
	const place = isPage ? host.replace(/^www\./, "") : pathname;
	return {
		address: isPage && links && !isAmong(host, links) ? undefined : address,
		place: words === place || (isPage && hostIn(words) === host) ? undefined : place,
	};
}

/** The address of a picture that may be fetched by itself: with https, from a host that is named. */
export function pictureAddress(written: string, { images = [] }: LinkRules): string | undefined {
	const address = linkAddress(written);
	if (address === undefined) return undefined;
	const { protocol, host } = new URL(address);
	return protocol === "https:" && isAmong(host, images) ? address : undefined;
}

/** The host that words name when they are an address themselves, with or without what it begins with. */
function hostIn(words: string): string | undefined {
	const address = linkAddress(words.includes("//") ? words : `https://${words}`);
	return address && new URL(address).host;
}

function isAmong(host: string, patterns: readonly string[]): boolean {
	return patterns.some((pattern) => (pattern.startsWith("*.") ? host.endsWith(pattern.slice(1)) : host === pattern));
}
