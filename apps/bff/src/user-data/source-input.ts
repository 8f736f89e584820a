import * as z from "zod";
import { credentialHeader, secretText } from "../authorization/authorization-input.ts";

/** A User Data API as an admin writes it. Without a secret the stored one is kept. */
export const sourceInput = z.object({
	url: z
		.string()
		.trim()
		.max(2_000)
		.refine((text) => {
			if (!URL.canParse(text)) return false;
			const { protocol, username, password, hash } = new URL(text);
			return /^https?:$/.test(protocol) && !username && !password && !hash;
		}, "A whole URL, such as https://shop.example/user-data"),
	header: credentialHeader.default("Authorization"),
	claim: z
		.string()
		.trim()
		.regex(/^[\x21-\x7e]{1,100}$/, "The name of a claim, such as email")
		.default("email"),
	secret: secretText.optional(),
});
export type SourceInput = z.input<typeof sourceInput>;
