/** A customer's sign-in account. */
export type Account = {
	email: string;
	/** The billing postcode, which proves the account together with its address. */
	postcode: string;
	status: "active" | "locked";
	locked_since: string | null;
	/** A date, `YYYY-MM-DD`. */
	password_changed_on: string;
	two_step: boolean;
	/** For the security desk only. */
	internal_last_address: string;
};
