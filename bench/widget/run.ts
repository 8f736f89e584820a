import { parseArgs } from "node:util";
import { launchBrowser } from "../../e2e/browser.ts";
import { makePlace } from "../place.ts";
import { ask, elementsOf, heapOf, type Loaded, load, type Measured, makeSlow, settled, until } from "./load.ts";
import { startModel } from "./model.ts";
import { type PageName, servePages } from "./pages.ts";
import { type StreamCost, streamLong } from "./stream.ts";

/**
 * What the widget costs a page, in a real Chromium whose processor is made four times slower: one JSON line per figure, medians
 * of `--rounds` (7; of loads five times as many), beside a blank page and an empty Preact page in the same run. Fails where a target
 * is missed.
 */
const { values } = parseArgs({ options: { rounds: { type: "string", default: "7" } } });
const rounds = Number(values.rounds);

/** Where the launcher is: asked of nobody, since a driver's own scripts would be counted as the widget's. */
const launcher = { x: 1_280 - 16 - 28, y: 800 - 16 - 28 };

const [pages, model, browser] = await Promise.all([servePages(), startModel(), launchBrowser()]);
const place = await makePlace({ owner: "127.0.0.1:9", environment: model.environment, origins: [pages.origin] });
const bff = await place.start();
const base = bff.url.replace("127.0.0.1", "localhost");
pages.setTag(`${base}/${place.site}.js`);
const open = (name: PageName, slow = false) => load(browser, `${pages.origin}/${name}`, { bff: base, slow });

try {
	await open("widget").then((first) => first.close());
	await reportLoads();
	await reportOpening();
	await reportStreaming();
} finally {
	await browser.close();
	await bff.end("SIGTERM");
	place.remove();
	await Promise.all([pages.close(), model.close()]);
}

/** What stands on the page before anybody opens anything. */
async function reportLoads(): Promise<void> {
	for (const network of ["unlimited", "slow 4G"] as const) {
		const seen: Record<PageName, (Measured & { heap: number })[]> = { blank: [], preact: [], widget: [], article: [] };
		// A load is over soon, and no two of them take the same time: there are more of those whose times are compared.
		for (let round = 0; round < rounds * 5; round++) {
			// In turns, since what was before is felt.
			const pair: readonly PageName[] = round % 2 === 0 ? ["preact", "widget"] : ["widget", "preact"];
			for (const name of [...pair, ...(round % 5 === 0 ? (["blank", "article"] as const) : [])]) {
				const loaded = await open(name, network !== "unlimited");
				const measured = await settled(loaded, name);
				seen[name].push({ ...measured, heap: await heapOf(loaded) });
				await loaded.close();
			}
		}
		const heap = (name: PageName) => median(seen[name].map((one) => one.heap));
		const preact = median(seen.preact.map(({ visible }) => visible));
		report("launcher_visible_ms", median(seen.widget.map(({ visible }) => visible)), {
			...{ network, preact: round(preact), most: preact * 1.05 },
		});
		// A median of loads moves by more than there is to see; what one load takes longer than the other of its turn does not.
		const took = (name: PageName) => seen[name].map(({ visible, asked }) => visible - asked);
		const { value, between } = laterBy(took("widget"), took("preact"));
		report("launcher_later_ms", value, { network, between, most: preact * 0.05 });
		if (network !== "unlimited") continue;
		const blocking = (name: PageName) => median(seen[name].map((one) => one.blocking));
		report("launcher_blocking_ms", Math.max(0, blocking("widget") - blocking("blank")), { most: 0 });
		report("launcher_layout_shift", Math.max(...seen.article.map(({ shift }) => shift)), { most: 0 });
		report("launcher_heap_mb", (heap("widget") - heap("blank")) / 1e6, {
			...{ preact: round((heap("preact") - heap("blank")) / 1e6), most: 0.15 },
		});
	}
	const loaded = await open("widget");
	await settled(loaded, "widget");
	const { bytes, requests } = loaded.received();
	report("launcher_bytes", bytes, { requests, most: 2_500 });
	report("launcher_elements", await elementsOf(loaded), { most: 5 });
	await loaded.close();
}

/** From the click to a field that can be typed into, and what that took. */
async function reportOpening(): Promise<void> {
	const [warm, cold, heaps, blank]: number[][] = [[], [], [], []];
	for (let round = 0; round < rounds; round++) {
		const prepared = await open("widget");
		await settled(prepared, "widget");
		await ask(prepared, clock);
		await prepared.page.mouse.move(launcher.x, launcher.y);
		// As long as a hand takes from reaching the launcher to pressing it.
		await prepared.page.waitForTimeout(500);
		await prepared.page.mouse.down();
		await prepared.page.mouse.up();
		warm?.push(await focused(prepared));
		await prepared.page.waitForTimeout(500);
		heaps?.push(await heapOf(prepared));
		await prepared.close();
		const emptyPage = await open("blank");
		await settled(emptyPage, "blank");
		blank?.push(await heapOf(emptyPage));
		await emptyPage.close();
		const unprepared = await open("widget");
		await settled(unprepared, "widget");
		await makeSlow(unprepared);
		await ask(unprepared, clock);
		await ask(unprepared, () => {
			document.querySelector("bellhop-widget")?.shadowRoot?.querySelector<HTMLElement>(".launcher")?.click();
		});
		cold?.push(await focused(unprepared));
		await unprepared.close();
	}
	report("click_to_input_warm_ms", median(warm ?? []), { most: 60 });
	report("click_to_input_cold_ms", median(cold ?? []), { network: "slow 4G", most: 450 });
	report("open_heap_mb", (median(heaps ?? []) - median(blank ?? [])) / 1e6, { most: 0.6 });
	const loaded = await open("widget");
	await loaded.page.locator("bellhop-widget .launcher").click();
	await loaded.page.getByRole("textbox").waitFor();
	const typing = loaded.received(/^\/site_|panel\.js$/);
	report("typing_bytes", typing.bytes, { requests: typing.requests, most: 25_000 });
	await loaded.page.getByRole("textbox").fill("Where is it?");
	await loaded.page.keyboard.press("Enter");
	await loaded.page.getByRole("log").getByText("On its way.").waitFor();
	const scripts = loaded.received(/\.js$/);
	report("answer_bytes", scripts.bytes, { requests: loaded.received().requests, most: 45_000 });
	await loaded.close();
}

/** A long answer while it comes. */
async function reportStreaming(): Promise<void> {
	const costs: StreamCost[] = [];
	for (let round = 0; round < rounds; round++) {
		const loaded = await open("article");
		await settled(loaded, "article");
		await loaded.page.mouse.click(launcher.x, launcher.y);
		await loaded.page.waitForTimeout(2_000);
		costs.push(await streamLong(loaded, model.sent));
		await loaded.close();
	}
	const of = (key: keyof StreamCost) => median(costs.map((cost) => cost[key]));
	report("stream_main_thread_s", of("mainThread"), {});
	report("stream_longest_task_ms", of("longest"), { most: 50 });
	report("stream_dropped_frames", of("dropped"), { most: 50 });
	report("stream_lag_ms", of("lag"), { most: 100 });
}

/** Runs in the page: when it was clicked, and when the field had the focus. */
function clock(): void {
	const times = { click: 0, focus: 0 };
	Object.assign(window, { times });
	addEventListener("click", ({ timeStamp }) => (times.click ||= timeStamp), true);
	// Inside: the focus moves within the shadow tree, of which the page hears nothing.
	document.querySelector("bellhop-widget")?.shadowRoot?.addEventListener("focusin", ({ target }) => {
		if ((target as Element).localName === "textarea") times.focus ||= performance.now();
	});
}

/** Milliseconds from the click to the focus. */
function focused(loaded: Loaded): Promise<number> {
	return until(loaded, () => {
		const { click, focus } = (window as unknown as { times: { click: number; focus: number } }).times;
		return focus === 0 ? undefined : focus - click;
	});
}

function report(figure: string, value: number, { most, ...more }: { most?: number } & Record<string, unknown>): void {
	const missed = most !== undefined && value > most;
	if (missed) process.exitCode = 1;
	const verdict = most === undefined ? {} : { most: round(most), met: !missed };
	console.log(JSON.stringify({ figure, value: round(value), ...more, ...verdict }));
}

function median(some: readonly number[]): number {
	return [...some].sort((a, b) => a - b)[Math.floor(some.length / 2)] ?? Number.NaN;
}

/**
 * How much later the one of two is than the other of its turn: the median of all means of two differences (Hodges and Lehmann), and
 * between what it lies with a probability of 19 in 20 (Wilcoxon's signed ranks, by their normal approximation).
 */
function laterBy(these: readonly number[], others: readonly number[]) {
	const all = these.map((one, index) => one - (others[index] ?? Number.NaN));
	const means = all.flatMap((one, index) => all.slice(index).map((other) => (one + other) / 2)).sort((a, b) => a - b);
	const reach = 1.96 * Math.sqrt((all.length * (all.length + 1) * (2 * all.length + 1)) / 24);
	const low = Math.max(0, Math.floor((means.length - 1) / 2 - reach));
	const between = [means[low], means[means.length - 1 - low]].map((one) => round(one ?? Number.NaN));
	return { value: median(means), between };
}

function round(value: number): number {
	return Math.round(value * 1_000) / 1_000;
}
