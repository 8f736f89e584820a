import type { StoreContext } from "./context.ts";

/** Milliseconds the page has to give a token. */
const patience = 10_000;

/** The page's token; undefined when nobody is signed in there. @throws whatever went wrong on the page */
export async function askPage(context: StoreContext, signal: AbortSignal): Promise<string | undefined> {
	const answered = new AbortController();
	signal.addEventListener("abort", () => answered.abort());
	const late = context.pause.wait(patience, answered.signal).then(() => {
		if (!answered.signal.aborted) throw new Error(`getToken gave nothing for ${patience / 1000} s`);
		return undefined;
	});
	try {
		const token = await Promise.race([context.identity.value?.getToken(), late]);
		if (token === undefined || token === null || token === "") return undefined;
		if (typeof token !== "string") throw new Error("getToken gave something that is not a text");
		return token.trim();
	} finally {
		answered.abort();
	}
}
