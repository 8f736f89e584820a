import type { Demo } from "../demo-file.ts";
import { type DemoSystem, emailText, fromIdentity, parameter } from "./system.ts";

/** CRM and customer records, behind user name and password. Only the verified visitor's own record is ever asked for. */
export function customers({ shop, credentials }: Demo): DemoSystem {
	return {
		authorization: {
			name: "Customer Records (CRM)",
			settings: { kind: "basic", username: credentials.customersUser },
			secret: credentials.customersPassword,
			origins: [new URL(shop).origin],
			purpose: "write",
		},
		tools: [readMyDetails(shop), updateMyDetails(shop)],
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

function updateMyDetails(shop: string): DemoSystem["tools"][number] {
	const optional = { required: false, editable: true };
	return {
		name: "update_my_details",
		title: "Updating your contact details",
		description: "Update the email address or the telephone number the shop has of the signed-in customer.",
		method: "PATCH",
		url: `${shop}/api/customers/{customer_id}`,
		parameters: [
			fromIdentity("customer_id", "sub", { place: "path", label: "Customer" }),
			parameter("email", "The new email address", { ...optional, schema: emailText, label: "Email address" }),
			parameter("phone", "The new telephone number", {
				...optional,
				schema: { type: "string", pattern: "^\\+?[0-9 ()-]{6,24}$" },
				label: "Telephone",
			}),
		],
		authorization: "Customer Records (CRM)",
		response: { fields: ["customer.name", "customer.email", "customer.phone"] },
		access: "write",
		audience: "verified",
		writing: { summary: "Change your contact details", action: "Change them", callsPerDay: 5 },
		state: "live",
	};
}
