import { Hono } from "hono";
import { z } from "zod";
import { readBody } from "../answers/read-input.ts";
import { Refusal } from "../answers/refusal.ts";
import type { ShopContext } from "../credentials/guard.ts";
import { requireBasic } from "../credentials/require-basic.ts";
import { changeContact, contactChange } from "./change-contact.ts";
import type { Customer } from "./customer.ts";

type Account = { user: string; password: string };

/** The CRM: read and change customer records, behind user and password. */
export function customerRoutes(customers: Customer[], account: Account): Hono<ShopContext> {
	const routes = new Hono<ShopContext>();
	routes.use(requireBasic({ realm: "customers", ...account }));

	routes.post("/lookup", async (context) => {
		const { email } = await readBody(context.req, z.strictObject({ email: z.email() }));
		return context.json({ customer: found(customers, (customer) => sameEmail(customer.email, email)) });
	});

	routes.get("/:id", (context) => {
		return context.json({ customer: found(customers, (customer) => customer.id === context.req.param("id")) });
	});

	routes.patch("/:id", async (context) => {
		const customer = found(customers, (candidate) => candidate.id === context.req.param("id"));
		return context.json({ customer: changeContact(customer, await readBody(context.req, contactChange)) });
	});

	return routes;
}

function found(customers: Customer[], matches: (customer: Customer) => boolean): Customer {
	const customer = customers.find(matches);
	if (!customer) throw new Refusal(404, { error: "customer_not_found" });
	return customer;
}

function sameEmail(one: string, other: string): boolean {
	return one.toLowerCase() === other.toLowerCase();
}
