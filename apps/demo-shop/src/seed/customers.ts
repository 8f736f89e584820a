import type { Customer } from "../customers/customer.ts";

/** Everybody who has an account at the shop. */
export const customers: readonly Customer[] = [
	{
		id: "cust_1001",
		name: "Alex Reid",
		email: "alex@example.com",
		phone: "+44 7700 900123",
		address: { line1: "4 Lint Riggs", city: "Falkirk", postcode: "FK1 1ZZ", country: "GB" },
		customer_since: "2023-04-18",
		club_member: true,
		revision: 1,
		internal_risk_score: 12,
	},
	{
		id: "cust_1002",
		name: "Sam Okafor",
		email: "sam@example.com",
		phone: "+44 7700 900456",
		address: { line1: "17 Shore", city: "Edinburgh", postcode: "EH6 6ZZ", country: "GB" },
		customer_since: "2025-09-02",
		club_member: true,
		revision: 1,
		internal_risk_score: 41,
	},
];
