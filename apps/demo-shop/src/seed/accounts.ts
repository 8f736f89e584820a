import type { Account } from "../accounts/account.ts";
import { customers } from "./customers.ts";

/** One account for each customer; Sam's was locked after too many tries. */
export const accounts: readonly Account[] = customers.map(({ id, email, address: { postcode } }) => ({
	email,
	postcode,
	status: id === "cust_1002" ? "locked" : "active",
	locked_since: id === "cust_1002" ? "2026-11-21" : null,
	password_changed_on: "2026-02-14",
	two_step: id === "cust_1001",
	internal_last_address: "198.51.100.23",
}));
