import { type Context, Hono } from "hono";
import type { ShopContext } from "../credentials/guard.ts";
import type { Demo } from "../demo-file.ts";
import type { ShopSessions } from "./shop-sessions.ts";
import { signIdentityToken } from "./sign-identity-token.ts";

/** `POST /sign-in` (form field `customer`, empty to sign out) and `GET /identity-token` for the page's own script. */
export function signInRoutes(parts: {
	readonly demo: Demo;
	readonly sessions: ShopSessions;
	readonly now: () => Date;
}) {
	const { demo, sessions, now } = parts;
	return new Hono<ShopContext>()
		.post("/sign-in", async (context) => {
			if (!isOwnPage(context)) return context.text("This form belongs to the shop's own pages.", 403);
			const { customer, back } = await context.req.parseBody();
			sessions.enter(context, typeof customer === "string" ? customer : "");
			return context.redirect(typeof back === "string" && /^\/(?![/\\])/.test(back) ? back : "/", 303);
		})
		.get("/identity-token", (context) => {
			const customer = sessions.customerOf(context);
			context.header("Cache-Control", "no-store");
			return customer ? context.text(signIdentityToken(demo, customer, now())) : context.body(null, 204);
		});
}

/** Another website's form must not sign anybody in or out. */
function isOwnPage(context: Context): boolean {
	const site = context.req.header("sec-fetch-site");
	if (site !== undefined) return site === "same-origin";
	const origin = context.req.header("origin");
	return origin === undefined || origin === new URL(context.req.url).origin;
}
