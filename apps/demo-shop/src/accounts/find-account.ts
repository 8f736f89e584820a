import { Refusal } from "../answers/refusal.ts";
import type { Account } from "./account.ts";

/** The account of whoever knows its address and postcode. A wrong postcode looks exactly like an unknown address. */
export function findAccount(
	accounts: readonly Account[],
	proof: { readonly email: string; readonly postcode: string },
): Account {
	const found = accounts.find(
		({ email, postcode }) => same(email, proof.email) && same(bare(postcode), bare(proof.postcode)),
	);
	if (!found) throw new Refusal(404, { error: "account_not_found" });
	return found;
}

const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();
const bare = (postcode: string) => postcode.replaceAll(/\s/g, "");
