import { makeId } from "@bellhop/contract/id";
import type { ChatMessage } from "@bellhop/contract/message";
import { cleanup, render } from "@testing-library/preact";
import { afterEach, expect, test } from "vitest";
import { testStore } from "../store/scripted-transport.ts";
import { words as english } from "../words/en.ts";
import { Answer } from "./answer.tsx";
import { PanelProvider } from "./panel-context.ts";
import { spoken } from "./spoken.ts";
import { testPanel } from "./test-panel.ts";

afterEach(cleanup);

const source = (title: string, url: string, number = 1) => ({
	...{ type: "source-url" as const, sourceId: String(number) },
	...{ title, url },
});
const tern = source("Tern", "https://shop.example/tern");
const fleece = source("Fleece", "https://shop.example/fleece", 2);

function draw(state: "running" | "done", ...sources: ReturnType<typeof source>[]) {
	return drawText("We have it.", { state, sources });
}

interface Said {
	readonly sources: readonly ReturnType<typeof source>[];
	readonly state?: "running" | "done";
}

function drawText(text: string, { sources, state = "done" }: Said) {
	const answer: ChatMessage = {
		...{ id: makeId("msg"), role: "assistant", metadata: { state } },
		parts: [...sources, { type: "text", text, state: "done" }],
	};
	const context = testPanel(testStore({}).store, { looks: { links: ["shop.example"] } });
	const view = render(
		<PanelProvider value={context}>
			<Answer answer={answer} isLast={true} />
		</PanelProvider>,
	);
	return { ...view, answer };
}

test("what an answer rests on stands below it, with titles and where they lead", () => {
	const { getByRole, answer } = draw("done", source("Tern", "https://shop.example/tern"));
	const list = getByRole("region", { name: english.sources });
	expect(list.textContent).toBe("SourcesTern (shop.example)");
	const link = getByRole("link", { name: "Tern" }) as HTMLAnchorElement;
	expect([link.href, link.rel]).toEqual(["https://shop.example/tern", "noopener noreferrer nofollow"]);
	expect(spoken(answer, english, "Shop")).toBe("We have it.\nSources: [1] Tern");
});

test("a source may lead nowhere that links may not", () => {
	const { queryByRole, getByText } = draw("done", source("Login", "https://evil.example/"));
	expect(queryByRole("link")).toBeNull();
	expect(getByText("(evil.example)", { exact: false })).toBeTruthy();
});

test("sources wait until the answer is whole", () => {
	expect(draw("running", source("Tern", "https://shop.example/tern")).queryByRole("region")).toBeNull();
});

/** What the text becomes, and where the markers in it lead. */
function read(text: string, ...sources: ReturnType<typeof source>[]) {
	const { container } = drawText(text, { sources });
	const prose = container.querySelector(".prose");
	const markers = [...(prose?.querySelectorAll("sup") ?? [])].map((marker) => {
		const link = marker.querySelector("a");
		return [marker.textContent, link?.getAttribute("aria-label"), link?.href];
	});
	return { words: prose?.textContent, markers };
}

const toTern = ["1", "1: Tern (shop.example)", "https://shop.example/tern"];
const toFleece = ["2", "2: Fleece (shop.example)", "https://shop.example/fleece"];

test("a number in brackets points at the source of that number, also right beside another", () => {
	expect(read("The Tern [1] and the fleece [2].", tern, fleece)).toEqual({
		words: "The Tern 1 and the fleece 2.",
		markers: [toTern, toFleece],
	});
	expect(read("Both are here.[1][2]", fleece, tern).markers).toEqual([toTern, toFleece]);
	expect(read("- **Tern** [1]\n\n| a |\n| - |\n| [2] |", tern, fleece).markers).toEqual([toTern, toFleece]);
});

test("footnotes stand by their numbers, in whichever order their tools answered", () => {
	const { container } = draw("done", fleece, tern);
	const notes = [...container.querySelectorAll(".sources li")].map((note) => [
		note.getAttribute("value"),
		note.querySelector("a")?.textContent,
	]);
	expect(notes).toEqual([
		["1", "Tern"],
		["2", "Fleece"],
	]);
});

test("words in brackets before a number are a link to that source, which names its host", () => {
	expect(read("See [the shoes][1].", tern)).toEqual({ words: "See the shoes (shop.example).", markers: [] });
});

test("a number without a source, one in code, and one the text defines itself are what they were", () => {
	expect(read("It is [3], `a[1]` and [4][1].", tern)).toEqual({
		words: "It is [3], a[1] and [4]1.",
		markers: [toTern],
	});
	expect(read("It is [1].")).toEqual({ words: "It is [1].", markers: [] });
	expect(read("It is [1].\n\n[1]: https://other.example/", tern).markers).toEqual([]);
});

test("a marker leads nowhere that links may not", () => {
	expect(read("So it says [1].", source("Login", "https://evil.example/")).markers).toEqual([
		["1", undefined, undefined],
	]);
});

test("a source that becomes known while words are there already is found by its marker", () => {
	const context = testPanel(testStore({}).store);
	const answer = (...sources: ReturnType<typeof source>[]): ChatMessage => ({
		...{ id: "msg_x", role: "assistant", metadata: { state: "running" } },
		parts: [{ type: "text", text: "It is here [1].\n\nAnd\n\nso on", state: "streaming" }, ...sources],
	});
	const drawn = (shown: ChatMessage) => (
		<PanelProvider value={context}>
			<Answer answer={shown} isLast={true} />
		</PanelProvider>
	);
	const { container, rerender } = render(drawn(answer()));
	expect(container.querySelector("sup")).toBeNull();
	rerender(drawn(answer(tern)));
	expect(container.querySelector("sup a")?.getAttribute("href")).toBe(tern.url);
});
