import type { UserDataSource } from "../database/tables/index.ts";
import { Problem } from "../problem.ts";

/** A secret that is not written again goes only where it went before. @throws Problem `input_invalid` */
export function refuseCarrying(before: UserDataSource | undefined, url: string): asserts before is UserDataSource {
	if (before && new URL(before.url).origin === new URL(url).origin) return;
	const message = before
		? `Enter the secret again: it was meant for ${new URL(before.url).origin} when it was stored.`
		: "The secret is missing.";
	throw new Problem("input_invalid", undefined, [{ path: "secret", message }]);
}
