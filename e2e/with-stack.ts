import type { Browser } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { launchBrowser } from "./browser.ts";
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
