import { createHash } from "node:crypto";
import { addressKey } from "../limit/address-key.ts";
import { type Allowance, minute, type Use } from "../limit/allowance.ts";

/** Failed tries at a password, per account and per address (OWASP ASVS 5, 2.4.1 and 6.3.1). */
const tries = { points: 10, window: 15 * minute };
const allowances = {
	"log-in": { name: "log-in", ...tries },
	"password-change": { name: "password-change", ...tries },
} as const satisfies Record<string, Allowance>;

/** Who tries: the address asked from, and the account meant, whether there is one or not. */
export interface PasswordTry {
	readonly what: keyof typeof allowances;
	readonly address: string;
	readonly email: string;
}

/** What a try at a password uses: first of the address, so that one address cannot lock every account out. */
export function usesOfTry({ what, address, email }: PasswordTry): { readonly ofAddress: Use; readonly ofAccount: Use } {
	const account = createHash("sha256").update(email.trim().toLowerCase()).digest("hex");
	const allowance = allowances[what];
	return {
		ofAddress: { allowance, by: `address ${addressKey(address)}` },
		ofAccount: { allowance, by: `account ${account}` },
	};
}
