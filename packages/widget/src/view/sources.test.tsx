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

const source = (title: string, url: string) => ({ type: "source-url" as const, sourceId: url, title, url });

function draw(state: "running" | "done", ...sources: ReturnType<typeof source>[]) {
	const answer: ChatMessage = {
		...{ id: makeId("msg"), role: "assistant", metadata: { state } },
		parts: [...sources, { type: "text", text: "We have it.", state: "done" }],
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
	expect(spoken(answer, english, "Shop")).toBe("We have it.\nSources: Tern");
});

test("a source may lead nowhere that links may not", () => {
	const { queryByRole, getByText } = draw("done", source("Login", "https://evil.example/"));
	expect(queryByRole("link")).toBeNull();
	expect(getByText("(evil.example)", { exact: false })).toBeTruthy();
});

test("sources wait until the answer is whole", () => {
	expect(draw("running", source("Tern", "https://shop.example/tern")).queryByRole("region")).toBeNull();
});
