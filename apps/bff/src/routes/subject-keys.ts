import { Hono } from "hono";
import { type SubjectKeyContext, subjectKeySet } from "../identity/subject-key.ts";

/** The public keys that owners' systems check `Bellhop-Subject-Token` with (RFC 7517, RFC 8615). */
export function subjectKeyRoutes(services: SubjectKeyContext) {
	return new Hono().get("/.well-known/bellhop-jwks.json", async (c) => {
		c.header("cache-control", "public, max-age=300");
		return c.json(await subjectKeySet(services));
	});
}
