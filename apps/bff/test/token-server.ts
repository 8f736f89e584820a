import type { ServerResponse } from "node:http";
import { json, type OwnerApi, type ReceivedRequest, startOwnerApi } from "./owner-api.ts";

/** A real token server whose faults a test can choose. Refresh tokens are good for one use. */
export interface TokenServer {
	/** `localhost:port`, as BELLHOP_EGRESS_ALLOW wants it. */
	readonly host: string;
	readonly tokenUrl: string;
	/** The forms that were posted, with the `authorization` header. */
	readonly asked: (Record<string, string> & { readonly header?: string })[];
	/** The access tokens that are good now. */
	readonly live: Set<string>;
	/** The refresh token that is good now. */
	refreshToken: string;
	expiresIn: number | undefined;
	/** Whether the refresh token before the present one is taken once more, as FAPI 2.0 wants it. */
	grace: boolean;
	/** Replaces the way it answers; `grant` makes the ordinary answer. */
	answer: (request: ReceivedRequest, response: ServerResponse) => void;
	/** The ordinary answer, made and counted as given. */
	grant(request: ReceivedRequest): { readonly status: number; readonly body: Record<string, unknown> };
	/** As new. */
	reset(): void;
	close(): Promise<void>;
}

export async function startTokenServer(): Promise<TokenServer> {
	const api = await startOwnerApi();
	const server = new HandTokenServer(api);
	api.answer = (request, response) => {
		const { authorization } = request.headers;
		const form = Object.fromEntries(new URLSearchParams(request.body));
		server.asked.push({ ...form, ...(authorization && { header: authorization }) });
		server.answer(request, response);
	};
	return server;
}

class HandTokenServer implements TokenServer {
	readonly host: string;
	readonly tokenUrl: string;
	readonly asked: TokenServer["asked"] = [];
	readonly live = new Set<string>();
	refreshToken = "refresh-token-0";
	expiresIn: number | undefined = 3_600;
	grace = false;
	answer: TokenServer["answer"];
	readonly #api: OwnerApi;
	#former = "";
	#count = 0;

	constructor(api: OwnerApi) {
		this.#api = api;
		this.host = api.host;
		this.tokenUrl = `${api.url}/token`;
		this.answer = () => {};
		this.reset();
	}

	reset(): void {
		this.asked.length = 0;
		this.live.clear();
		this.refreshToken = "refresh-token-0";
		this.expiresIn = 3_600;
		this.grace = false;
		this.#former = "";
		this.#count = 0;
		this.answer = (request, response) => {
			const { status, body } = this.grant(request);
			json(response, status, body);
		};
	}

	grant({ body: form }: ReceivedRequest) {
		const asked = new URLSearchParams(form);
		const refreshing = asked.get("grant_type") === "refresh_token";
		const good = [this.refreshToken, ...(this.grace ? [this.#former] : [])];
		if (refreshing && !good.includes(asked.get("refresh_token") ?? "")) {
			return { status: 400, body: { error: "invalid_grant", error_description: "reused" } };
		}
		const number = ++this.#count;
		const token = `access-token-${number}`;
		this.live.clear();
		this.live.add(token);
		if (refreshing) {
			this.#former = this.refreshToken;
			this.refreshToken = `refresh-token-${number}`;
		}
		const expiry = this.expiresIn === undefined ? {} : { expires_in: this.expiresIn };
		const rotated = refreshing ? { refresh_token: this.refreshToken } : {};
		return { status: 200, body: { access_token: token, token_type: "Bearer", ...expiry, ...rotated } };
	}

	close(): Promise<void> {
		return this.#api.close();
	}
}
