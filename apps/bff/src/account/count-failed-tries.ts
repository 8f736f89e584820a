import type { LimitContext } from "../limit/context.ts";
import { forgetUses } from "../limit/forget-uses.ts";
import { giveBack } from "../limit/give-back.ts";
import { take } from "../limit/take.ts";
import { type PasswordTry, usesOfTry } from "./login-tries.ts";

/**
 * Lets somebody try a password and counts the tries that fail. A try is counted before it is made, so that many at once
 * are no way around; one that succeeds is given back to the address and clears the account.
 * @throws RateLimited after ten failures within a quarter of an hour, for accounts that do not exist just the same.
 */
export async function countFailedTries(
	context: LimitContext,
	attempt: PasswordTry,
	work: () => Promise<Response>,
): Promise<Response> {
	const { ofAddress, ofAccount } = usesOfTry(attempt);
	const at = context.clock.now();
	await take(context, [
		{ ...ofAddress, at },
		{ ...ofAccount, at },
	]);
	const answer = await work();
	if (answer.ok) {
		await giveBack(context, [{ ...ofAddress, at }]);
		await forgetUses(context, { ...ofAccount, at });
	}
	return answer;
}
