import type { Browser, BrowserContextOptions } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { launchBrowser, openPage } from "./browser.ts";
import { loggedInOnce, settled } from "./config-page.ts";
import { type HeldModel, startHeldModel } from "./held-model.ts";
import { type Stack, startStack } from "./stack.ts";

export interface Started {
	readonly stack: Stack;
	readonly browser: Browser;
}

/**
 * Starts the processes of `npm start` and Chromium before the tests of a file, and ends them after. What a file starts
 * beside them belongs into a `beforeAll` and an `afterAll` below: it is started later and ended earlier.
 *
 * @param take is given both before the first test
 * @param options.empty as in {@link startStack}
 */
export function withStack(take: (started: Started) => void, options: { readonly empty?: boolean } = {}): void {
	let started: Started | undefined;
	beforeAll(async () => {
		const [stack, browser] = await Promise.all([startStack({}, options), launchBrowser()]);
		started = { stack, browser };
		take(started);
	});
	afterAll(async () => {
		await started?.browser.close();
		await started?.stack.stop();
	});
}

/** Opens a place of the config page, such as `tools/new`, as the demo's admin. */
export type OpenPlace = (place: string, options?: BrowserContextOptions) => ReturnType<typeof openPage>;

/** The same for the config page, with the demo's admin logged in once. */
export function withAdmin(take: (started: Started & { readonly open: OpenPlace }) => void): void {
	let started: Started;
	withStack((both) => {
		started = both;
	});
	beforeAll(async () => {
		const { stack, browser } = started;
		const storageState = await loggedInOnce(browser, stack);
		take({
			...started,
			async open(place, options = {}) {
				const opened = await openPage(browser, `${stack.bff}/admin/#/${place}`, { storageState, ...options });
				await settled(opened.page);
				return opened;
			},
		});
	});
}

/** The same with a model whose answers the tests write. */
export function withHeldStack(take: (started: Started & { readonly model: HeldModel }) => void): void {
	let started: Parameters<typeof take>[0] | undefined;
	beforeAll(async () => {
		const model = await startHeldModel();
		const [stack, browser] = await Promise.all([startStack(model.environment), launchBrowser()]);
		started = { stack, browser, model };
		take(started);
	});
	afterAll(async () => {
		await started?.browser.close();
		await started?.model.close();
		await started?.stack.stop();
	});
}
