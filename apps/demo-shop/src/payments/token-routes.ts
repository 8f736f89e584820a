import { Hono, type HonoRequest } from "hono";
import { Refusal } from "../answers/refusal.ts";
import type { ShopContext } from "../credentials/guard.ts";
import { readBasic } from "../credentials/read-basic.ts";
import { sameSecret } from "../credentials/same-secret.ts";
import { type AccessTokens, tokenLifetime } from "./access-tokens.ts";

type Client = { id: string; secret: string };

const noStore = { "Cache-Control": "no-store", Pragma: "no-cache" };

/**
 * The token endpoint of the payment system (RFC 6749, client credentials grant). The client names itself in a Basic
 * header or in the form, never in both. Errors are those of section 5.2.
 */
export function tokenRoutes(tokens: AccessTokens, client: Client): Hono<ShopContext> {
	const routes = new Hono<ShopContext>();
	routes.post("/token", async (context) => {
		const form = await readForm(context.req);
		const header = context.req.header("authorization");
		const given = readClient(form, header);
		const accepted = given !== undefined && isClient(given, client);
		context.set("credential", accepted ? "accepted" : given || header ? "refused" : "none");
		if (!accepted) {
			const challenge = { "WWW-Authenticate": 'Basic realm="payments", charset="UTF-8"' };
			throw refused(401, "invalid_client", challenge);
		}
		const grant = form.get("grant_type");
		if (!grant) throw refused(400, "invalid_request");
		if (grant !== "client_credentials") throw refused(400, "unsupported_grant_type");
		const answer = { access_token: tokens.issue(), token_type: "Bearer", expires_in: tokenLifetime };
		return context.json(answer, 200, noStore);
	});
	return routes;
}

async function readForm(request: HonoRequest): Promise<URLSearchParams> {
	const type = request.header("content-type")?.split(";")[0]?.trim().toLowerCase();
	if (type !== "application/x-www-form-urlencoded") throw refused(400, "invalid_request");
	const form = new URLSearchParams(await request.text());
	// A parameter given twice is an error of its own (section 3.2): which of the two would count?
	if (new Set(form.keys()).size !== [...form.keys()].length) throw refused(400, "invalid_request");
	return form;
}

function readClient(form: URLSearchParams, header: string | undefined): Client | undefined {
	const secret = form.get("client_secret");
	if (header === undefined) {
		const id = form.get("client_id");
		return id !== null && secret !== null ? { id, secret } : undefined;
	}
	if (secret !== null) throw refused(400, "invalid_request");
	const basic = readBasic(header);
	return basic && { id: formDecoded(basic.user), secret: formDecoded(basic.password) };
}

/** Section 2.3.1: id and secret are form-encoded before they go into the Basic header. */
function formDecoded(value: string): string {
	return new URLSearchParams(`v=${value.replaceAll("&", "%26")}`).get("v") ?? "";
}

function isClient(given: Client, client: Client): boolean {
	const id = sameSecret(given.id, client.id);
	const secret = sameSecret(given.secret, client.secret);
	return id && secret;
}

function refused(status: 400 | 401, error: string, headers: Record<string, string> = {}): Refusal {
	return new Refusal(status, { error }, { ...noStore, ...headers });
}
