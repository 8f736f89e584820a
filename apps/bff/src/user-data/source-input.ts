import * as z from "zod";
import { credentialHeader, secretText } from "../authorization/authorization-input.ts";
import { webAddress } from "../egress/web-address.ts";

/** A User Data API as an admin writes it. Without a secret the stored one is kept. */
export const sourceInput = z.object({
	url: webAddress("https://shop.example/user-data"),
	header: credentialHeader.default("Authorization"),
	claim: z
		.string()
		.trim()
		.regex(/^[\x21-\x7e]{1,100}$/, "The name of a claim, such as email")
		.default("email"),
	secret: secretText.optional(),
});
export type SourceInput = z.input<typeof sourceInput>;
