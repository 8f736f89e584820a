import type { Visitor } from "./tab.ts";
import { allBrowsers } from "./visitors.ts";

/**
 * Goes through a story in every browser whose driver hears of requests (WebKit's does not), in all of them at the same time:
 * most of a story is waiting.
 */
export async function inBrowsersAtOnce(story: (visitor: Visitor, name: string) => Promise<void>): Promise<void> {
	const browsers = allBrowsers().filter(({ name }) => name !== "WebKit");
	const ends = await Promise.allSettled(
		browsers.map(async ({ name, launch }) => {
			const visitor = await launch();
			try {
				await story(visitor, name);
			} catch (cause) {
				throw new Error(`in ${name}: ${cause instanceof Error ? cause.message : cause}`, { cause });
			} finally {
				await visitor.close();
			}
		}),
	);
	const failed = ends.filter((end) => end.status === "rejected").map(({ reason }) => reason as Error);
	if (failed.length > 0) throw new AggregateError(failed, failed.map(({ message }) => message).join("\n"));
}
