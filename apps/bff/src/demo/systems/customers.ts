import type { Demo } from "../demo-file.ts";
import { type DemoSystem, fromIdentity } from "./system.ts";

/** CRM and customer records, behind user name and password. Only the verified visitor's own record is ever asked for. */
export function customers({ shop, credentials }: Demo): DemoSystem {
	return {
		authorization: {
			name: "Customer Records (CRM)",
			settings: { kind: "basic", username: credentials.customersUser },
			secret: credentials.customersPassword,
			origins: [new URL(shop).origin],
			purpose: "read",
		},
		tools: [readMyDetails(shop)],
	};
}

function readMyDetails(shop: string): DemoSystem["tools"][number] {
	return {
		name: "read_my_details",
		title: "Reading your details",
		description:
			"Read the contact details the shop has of the signed-in customer: name, telephone number, address and club membership.",
		method: "POST",
		url: `${shop}/api/customers/lookup`,
		parameters: [fromIdentity("email", "email")],
		authorization: "Customer Records (CRM)",
		response: {
			fields: ["name", "email", "phone", "address", "customer_since", "club_member"].map(
				(field) => `customer.${field}`,
			),
		},
		access: "read",
		audience: "verified",
		state: "live",
	};
}
