import type { HonoRequest, MiddlewareHandler } from "hono";
import { Refusal } from "../answers/refusal.ts";

/** What became of the credential of a request: `none` when there was none to judge. */
export type Verdict = "accepted" | "refused" | "none";

/** The variables that travel with every request of the shop. */
export type ShopContext = { Variables: { credential: Verdict } };

type Rule = {
	/** The credential as the request carries it, or nothing. */
	presented: (request: HonoRequest) => string | undefined;
	isValid: (presented: string) => boolean;
	/** The `WWW-Authenticate` value, for schemes that have one. */
	challenge?: (presented: string | undefined) => string;
};

/** Middleware that lets a request pass with the right credential and answers `401 unauthorized` otherwise. */
export function guard(rule: Rule): MiddlewareHandler<ShopContext> {
	return async (context, next) => {
		const presented = rule.presented(context.req);
		const accepted = presented !== undefined && rule.isValid(presented);
		context.set("credential", accepted ? "accepted" : presented === undefined ? "none" : "refused");
		if (!accepted) {
			const headers = rule.challenge ? { "WWW-Authenticate": rule.challenge(presented) } : {};
			throw new Refusal(401, { error: "unauthorized" }, headers);
		}
		await next();
	};
}
