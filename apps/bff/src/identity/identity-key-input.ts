import * as z from "zod";
import { readPublicKey } from "./read-public-key.ts";

const kid = z
	.string()
	.trim()
	.regex(/^[\x21-\x7e]{1,200}$/, "Printable characters without spaces, 200 at most");

/** A key as an admin gives it; a secret is made by us. */
export const identityKeyInput = z.discriminatedUnion("kind", [
	z.object({ kind: z.literal("secret") }),
	z.object({
		kind: z.literal("public"),
		/** The `kid` the site's server writes into its tokens; ours when it is left out. */
		kid: kid.optional(),
		publicKey: z
			.string()
			.max(10_000)
			.transform((text, issues) => {
				const key = readPublicKey(text);
				if (!("fault" in key)) return key;
				issues.addIssue({ code: "custom", message: key.fault });
				return z.NEVER;
			}),
	}),
	z.object({
		kind: z.literal("jwks"),
		url: z.url({ protocol: /^https?$/, error: "A whole URL, such as https://login.example/.well-known/jwks.json" }),
		issuer: z.string().trim().min(1, "The tokens' iss, such as https://login.example/").max(500),
		algorithm: z.enum(["RS256", "ES256", "EdDSA"]),
	}),
]);
export type IdentityKeyInput = z.input<typeof identityKeyInput>;
