/** The longest user data the model is given, in UTF-16 code units. More is cut, and says so. */
const longest = 8_000;

/** The exact text the model is given: data in the same wrapping as what tools answer, never instructions. */
export function userInfoText(info: string): string {
	if (info.length <= longest) return JSON.stringify({ ok: true, data: { user_info: info } });
	const begin = info.slice(0, longest).toWellFormed();
	return JSON.stringify({
		ok: true,
		cut: `Only the first ${longest} characters are shown.`,
		data: { user_info: begin },
	});
}
