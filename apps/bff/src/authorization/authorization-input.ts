import * as z from "zod";
import { connectionHeaders } from "../egress/connection-headers.ts";
import { serializedOrigin } from "../site/serialized-origin.ts";

/** A header name (RFC 9110 token) that a credential may use; those that steer the connection itself are not among them. */
export const credentialHeader = z
	.string()
	.regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$/, "A header name such as X-Api-Key")
	.refine((name) => !connectionHeaders.includes(name.toLowerCase()), "This header belongs to the connection itself.");

/** A secret travels in a header: visible ASCII, no line breaks. */
export const secretText = z
	.string()
	.regex(/^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/, "Visible ASCII characters only")
	.max(8_192);

/** An endpoint of a token server. Whether plain http is allowed there, the egress decides when it is used. */
const endpoint = z
	.string()
	.max(2_000)
	.refine((text) => {
		if (!URL.canParse(text)) return false;
		const url = new URL(text);
		return /^https?:$/.test(url.protocol) && !url.username && !url.password && !url.hash;
	}, "A URL such as https://login.example/token");

const plainText = z.string().regex(/^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/, "Visible ASCII characters only");

const oauthClient = {
	tokenUrl: endpoint,
	clientId: plainText.max(500),
	clientAuthentication: z.enum(["basic", "post"]),
	/** RFC 6749 section 3.3. */
	scopes: z
		.array(z.string().regex(/^[\x21\x23-\x5b\x5d-\x7e]{1,300}$/, "A scope without spaces"))
		.max(50)
		.readonly(),
	audience: plainText.max(500).optional(),
	resource: endpoint.optional(),
};

/** How a credential is put on a request. */
const authorizationSettings = z.discriminatedUnion("kind", [
	z.object({ kind: z.literal("bearer") }),
	z.object({ kind: z.literal("api_key"), header: credentialHeader }),
	z.object({
		kind: z.literal("basic"),
		username: z.string().regex(/^[^:\r\n]*$/, "No colon in a user name (RFC 7617)"),
	}),
	z.object({ kind: z.literal("oauth2_client_credentials"), ...oauthClient }),
	z.object({
		kind: z.literal("oauth2_authorization_code"),
		...oauthClient,
		authorizationUrl: endpoint,
		issuer: endpoint.optional(),
	}),
]);

/** What an admin writes. Without a secret the stored one is kept. */
export const authorizationInput = z.object({
	name: z.string().trim().min(1).max(120),
	settings: authorizationSettings,
	secret: secretText.optional(),
	origins: z.array(serializedOrigin).min(1).max(20),
	purpose: z.enum(["read", "write"]),
});
export type AuthorizationInput = z.infer<typeof authorizationInput>;
