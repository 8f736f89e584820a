import type { Credentials } from "../demo-file.ts";
import { tokenPrefix } from "../payments/access-tokens.ts";

/** What finds every secret the shop has given out, plain or percent-encoded. */
export function knownSecrets(credentials: Credentials): (string | RegExp)[] {
	const { customersUser, paymentsClientId, ...secrets } = credentials;
	const spellings = Object.values(secrets).flatMap((secret) => [secret, encodeURIComponent(secret)]);
	return [...spellings, new RegExp(`${tokenPrefix}[\\w-]+`, "g")];
}
