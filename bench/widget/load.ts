import { setTimeout } from "node:timers/promises";
import type { Browser, CDPSession, Page } from "playwright-core";
import type { PageName } from "./pages.ts";

/** How many times slower the processor is made. */
const slower = 4;

/** As web performance tools take a slow phone network: 150 ms there and back, 1.6 Mbit/s. */
const slow4G = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 };

/** A page under measurement. */
export interface Loaded {
	readonly page: Page;
	readonly session: CDPSession;
	/** Bytes of bodies as they came over the wire, and how many requests, to the BFF since the page was opened; by file where one is named. */
	received(file?: RegExp): { readonly bytes: number; readonly requests: number };
	close(): Promise<void>;
}

/** What the page itself has measured. */
export interface Measured {
	/** When its script was asked for: what was before that is the browser's alone. */
	readonly asked: number;
	readonly visible: number;
	readonly blocking: number;
	readonly longest: number;
	readonly shift: number;
}

/** Opens one of the pages in a profile of its own, on a slow processor. */
export async function load(
	browser: Browser,
	address: string,
	{ bff, slow = false }: { readonly bff: string; readonly slow?: boolean },
): Promise<Loaded> {
	const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
	const page = await context.newPage();
	const session = await context.newCDPSession(page);
	const asked = new Map<string, { readonly url: string; bytes: number }>();
	session.on("Network.requestWillBeSent", ({ requestId, request }) => {
		if (request.url.startsWith(bff)) asked.set(requestId, { url: request.url, bytes: 0 });
	});
	// What came for a response up to its head are its headers; the rest is its body, as it was on the wire.
	const add = (requestId: string, bytes: number) => {
		const one = asked.get(requestId);
		if (one) one.bytes += bytes;
	};
	session.on("Network.responseReceived", ({ requestId, response }) => add(requestId, -response.encodedDataLength));
	session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => add(requestId, encodedDataLength));
	await session.send("Network.enable");
	await session.send("Performance.enable");
	await session.send("Emulation.setCPUThrottlingRate", { rate: slower });
	if (slow) await session.send("Network.emulateNetworkConditions", slow4G);
	await page.addInitScript(measure);
	await page.goto(address, { waitUntil: "load" });
	return {
		...{ page, session },
		received(file = /./) {
			const some = [...asked.values()].filter(({ url }) => file.test(new URL(url).pathname));
			return { bytes: some.reduce((sum, { bytes }) => sum + bytes, 0), requests: some.length };
		},
		async close() {
			await context.close();
			// The browser says that it is closed, and ends its process afterwards, which the next page would feel.
			await setTimeout(600);
		},
	};
}

export function makeSlow({ session }: Loaded): Promise<unknown> {
	return session.send("Network.emulateNetworkConditions", slow4G);
}

/**
 * What a function finds in the page, by the protocol alone: a driver's own scripts stay in the page, and would be counted as
 * the widget's.
 */
export async function ask<Found>({ session }: Loaded, find: () => Found): Promise<Found> {
	const expression = `(${find})()`;
	const { result, exceptionDetails } = await session.send("Runtime.evaluate", { expression, returnByValue: true });
	if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
	return result.value;
}

/** Asks until there is something to find; seldom (`apart`, milliseconds), since each question takes the page's time. */
export async function until<Found>(loaded: Loaded, find: () => Found | undefined, apart = 100): Promise<Found> {
	for (;;) {
		const found = await ask(loaded, find);
		if (found !== undefined) return found;
		await loaded.page.waitForTimeout(apart);
	}
}

/** What was measured until the page has been quiet for a moment. */
export async function settled(loaded: Loaded, name: PageName): Promise<Measured> {
	if (name !== "blank") await until(loaded, () => window.measured.visible || undefined);
	await loaded.page.waitForTimeout(700);
	return ask(loaded, () => {
		const isScript = (one: PerformanceEntry) =>
			one instanceof PerformanceResourceTiming && one.initiatorType === "script";
		return { ...window.measured, asked: performance.getEntriesByType("resource").find(isScript)?.startTime ?? 0 };
	});
}

/** Bytes of the JavaScript heap after everything that can go is gone. */
export async function heapOf({ session }: Loaded): Promise<number> {
	await session.send("HeapProfiler.collectGarbage");
	const { usedSize } = await session.send("Runtime.getHeapUsage");
	return usedSize;
}

/** Elements the widget has put on the page. */
export function elementsOf(loaded: Loaded): Promise<number> {
	return ask(loaded, () => {
		const host = document.querySelector("bellhop-widget");
		return host ? 1 + (host.shadowRoot?.querySelectorAll("*").length ?? 0) : 0;
	});
}

declare global {
	interface Window {
		measured: { visible: number; blocking: number; longest: number; shift: number; frames: number[] };
	}
}

/** Runs in the page, before anything of its own. */
function measure(): void {
	const measured = { visible: 0, blocking: 0, longest: 0, shift: 0, frames: [] as number[] };
	window.measured = measured;
	// Every page that has a chat has made an element by script before; else what a browser writes down about elements, once in a
	// page, would be counted as the widget's.
	document.createElement("button");
	new PerformanceObserver((list) => {
		for (const { duration } of list.getEntries()) {
			measured.blocking += Math.max(0, duration - 50);
			measured.longest = Math.max(measured.longest, duration);
		}
	}).observe({ type: "longtask", buffered: true });
	new PerformanceObserver((list) => {
		for (const entry of list.getEntries()) measured.shift += (entry as unknown as { value: number }).value;
	}).observe({ type: "layout-shift", buffered: true });
	const look = () => {
		const host = document.querySelector("bellhop-widget");
		const button = host?.shadowRoot?.querySelector(".launcher") ?? document.querySelector("#launcher");
		if (button && button.getBoundingClientRect().width > 0) measured.visible = performance.now();
		else requestAnimationFrame(look);
	};
	requestAnimationFrame(look);
}
