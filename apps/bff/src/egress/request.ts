/** A request of the owner's. */
export interface EgressRequest {
	readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
	readonly url: string;
	readonly headers: Readonly<Record<string, string>>;
	readonly body?: string | undefined;
	/** From the first look-up to the last byte, redirects included, in milliseconds. */
	readonly timeoutMs: number;
	readonly signal?: AbortSignal | undefined;
	/** How many redirects are followed; none unless it says so, three at most. */
	readonly redirects?: number | undefined;
	/** The media types a successful answer may have; any unless it says so. The body of another one is not read. */
	readonly contentTypes?: readonly string[] | undefined;
}

export interface EgressAnswer {
	readonly status: number;
	/** The media type without its parameters, in lower case; empty when there is none. */
	readonly contentType: string;
	readonly bytes: Buffer;
}
