import { readFileSync } from "node:fs";
import { idOf } from "@bellhop/contract/id";
import * as z from "zod";

/** What `npm start` writes so that the BFF and the demo shop agree: addresses, the site key, the shop's credentials and the
 * public half of the key it signs identity tokens with. */
const demoShape = z.object({
	site: idOf("site"),
	bff: z.url(),
	shop: z.url(),
	admin: z.object({ email: z.string(), password: z.string() }),
	identity: z.object({ kid: z.string(), publicKey: z.string() }),
	credentials: z.object({
		orders: z.string(),
		inventory: z.string(),
		customersUser: z.string(),
		customersPassword: z.string(),
		subscriptions: z.string(),
		accounts: z.string(),
		paymentsClientId: z.string(),
		paymentsClientSecret: z.string(),
		userData: z.string(),
	}),
});
export type Demo = z.infer<typeof demoShape>;

/** Reads the demo file. @throws when it is not there or has another shape. */
export function readDemoFile(path: string): Demo {
	return demoShape.parse(JSON.parse(readFileSync(path, "utf8")));
}
