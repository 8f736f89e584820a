import { ask, type Loaded, until } from "./load.ts";

/** What a long answer cost the page. */
export interface StreamCost {
	/** Seconds the main thread was at work. */
	readonly mainThread: number;
	/** Milliseconds of the longest task, 0 when none took 50 or more. */
	readonly longest: number;
	/** Frames that were not drawn in their time, at 60 in a second. */
	readonly dropped: number;
	/** Milliseconds from the model's sending a word to the page's showing it, the longest. */
	readonly lag: number;
}

/** Asks for a long answer, and watches the page while it comes. */
export async function streamLong(loaded: Loaded, sent: ReadonlyMap<string, number>): Promise<StreamCost> {
	const { page, session } = loaded;
	const worked = async () => {
		const { metrics } = await session.send("Performance.getMetrics");
		return metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0;
	};
	await ask(loaded, watch);
	const before = await worked();
	// By keys alone: whatever else the driver does runs in the page too, and would be counted.
	await page.keyboard.insertText("long");
	await page.keyboard.press("Enter");
	await until(loaded, () => window.seen["mendx"], 1_000);
	const { seen, longest, dropped } = await ask(loaded, () => ({
		...{ seen: window.seen, longest: window.measured.longest },
		dropped: window.measured.frames.reduce((sum, gap) => sum + Math.max(0, Math.round(gap / (1_000 / 60)) - 1), 0),
	}));
	const lags = Object.entries(seen).map(([mark, at]) => at - (sent.get(mark) ?? at));
	return { mainThread: (await worked()) - before, longest, dropped, lag: Math.max(...lags) };
}

declare global {
	interface Window {
		/** When the words that tell an arrival were first shown, milliseconds since 1970. */
		seen: Record<string, number>;
	}
}

/** Runs in the page: looks at the newest blocks after each frame. */
function watch(): void {
	window.seen = {};
	window.measured.longest = 0;
	window.measured.frames = [];
	const root = document.querySelector("bellhop-widget")?.shadowRoot;
	let last = performance.now();
	let changed = true;
	// So that looking takes no time of the frames that show nothing new.
	new MutationObserver(() => {
		changed = true;
	}).observe(root as ShadowRoot, { subtree: true, childList: true, characterData: true });
	const look = (now: number) => {
		window.measured.frames.push(now - last);
		last = now;
		if (window.seen["mendx"] === undefined) requestAnimationFrame(look);
		if (!changed) return;
		changed = false;
		const runs = [...(root?.querySelectorAll(".run") ?? [])].slice(-2);
		for (const block of runs.flatMap((run) => [...run.children]).slice(-3)) {
			for (const [mark] of (block.textContent ?? "").matchAll(/m(\d+|end)x/g)) window.seen[mark] ??= Date.now();
		}
	};
	requestAnimationFrame(look);
}
