import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import Provider, { type Configuration } from "oidc-provider";

/** A real authorization server (`oidc-provider`) over http on this machine, where everybody says yes at once. */
export interface OidcServer {
	/** `localhost:port`, as BELLHOP_EGRESS_ALLOW wants it. */
	readonly host: string;
	readonly issuer: string;
	readonly authorizationUrl: string;
	readonly tokenUrl: string;
	/** Starts it for a client `bellhop` that may be sent back to these addresses. */
	serve(redirectUris: readonly string[]): void;
	readonly provider: Provider;
	/** How often tokens were asked for. */
	asked: number;
	/** Makes the browser of whoever logs in refuse instead. */
	denies: boolean;
	close(): Promise<void>;
}

export const oidcSecret = "client-secret-of-bellhop-7f3a";

export async function startOidcServer(): Promise<OidcServer> {
	let provider: Provider | undefined;
	const server = createServer((request, response) => {
		if (!provider) throw new Error("not serving yet");
		if (request.url?.startsWith("/token")) self.asked += 1;
		if (request.url?.startsWith("/interaction/")) void agree(provider, { request, response, denies: self.denies });
		else void provider.callback()(request, response);
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const host = `localhost:${(server.address() as AddressInfo).port}`;
	const issuer = `http://${host}`;
	const self: OidcServer = {
		host,
		issuer,
		authorizationUrl: `${issuer}/auth`,
		tokenUrl: `${issuer}/token`,
		asked: 0,
		denies: false,
		serve(redirectUris) {
			provider = new Provider(issuer, configuration(redirectUris));
		},
		get provider() {
			if (!provider) throw new Error("not serving yet");
			return provider;
		},
		close: () => {
			server.closeAllConnections();
			return new Promise((resolve) => server.close(() => resolve()));
		},
	};
	return self;
}

function configuration(redirectUris: readonly string[]): Configuration {
	return {
		clients: [
			{
				client_id: "bellhop",
				client_secret: oidcSecret,
				redirect_uris: [...redirectUris],
				grant_types: ["authorization_code", "refresh_token", "client_credentials"],
				response_types: ["code"],
			},
		],
		findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
		interactions: { url: (_, { uid }) => `/interaction/${uid}` },
		features: { devInteractions: { enabled: false }, clientCredentials: { enabled: true } },
		issueRefreshToken: async () => true,
		rotateRefreshToken: true,
		scopes: ["orders"],
		pkce: { required: () => true },
		cookies: { keys: ["only for a test"] },
		ttl: {
			AccessToken: 3_600,
			AuthorizationCode: 60,
			ClientCredentials: 600,
			Grant: 86_400,
			RefreshToken: 86_400,
			Session: 600,
			Interaction: 600,
		},
	};
}

interface Interaction {
	readonly request: IncomingMessage;
	readonly response: ServerResponse;
	readonly denies: boolean;
}

async function agree(provider: Provider, { request, response, denies }: Interaction): Promise<void> {
	const details = await provider.interactionDetails(request, response);
	if (denies) {
		await provider.interactionFinished(request, response, { error: "access_denied" });
		return;
	}
	if (details.prompt.name === "login") {
		await provider.interactionFinished(request, response, { login: { accountId: "owner" } });
		return;
	}
	const grant = new provider.Grant({ accountId: "owner", clientId: "bellhop" });
	grant.addOIDCScope("openid offline_access orders");
	const grantId = await grant.save();
	await provider.interactionFinished(request, response, { consent: { grantId } }, { mergeWithLastSubmission: true });
}

/** An admin's browser: follows redirects with cookies until it would leave the server, and says where it would go. */
export async function browse(start: URL): Promise<URL> {
	const cookies = new Map<string, string>();
	let url = start;
	for (let hop = 0; hop < 12; hop++) {
		const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
		const answer = await globalThis.fetch(url, { redirect: "manual", headers: { cookie } });
		await answer.arrayBuffer();
		for (const line of answer.headers.getSetCookie()) {
			const [name = "", value = ""] = (line.split(";")[0] ?? "").split("=");
			if (value === "") cookies.delete(name);
			else cookies.set(name, value);
		}
		const location = answer.headers.get("location");
		if (!location) throw new Error(`The server stopped at ${url.pathname} with ${answer.status}.`);
		url = new URL(location, url);
		if (url.origin !== start.origin) return url;
	}
	throw new Error("The server redirects for ever.");
}
