import { act, cleanup, render } from "@testing-library/preact";
import { afterEach, expect, test, vi } from "vitest";
import { scripted, telling, testStore } from "../store/scripted-transport.ts";
import { words as english } from "../words/en.ts";
import { Announcer } from "./announcer.tsx";
import { PanelProvider } from "./panel-context.ts";
import { testPanel } from "./test-panel.ts";

afterEach(() => {
	cleanup();
	vi.useRealTimers();
});

const tern = { type: "source-url" as const, sourceId: "1", url: "https://shop.example/tern", title: "Tern" };

test("an answer is read out once it is whole, without marks, and is not found a second time later", async () => {
	vi.useFakeTimers();
	const parts = telling(["It is **there** [1]."]);
	const end = parts.length;
	const { promise: held, resolve: goOn } = Promise.withResolvers<void>();
	const { store } = testStore({
		send: async () =>
			scripted(...parts.slice(0, -1), held, { number: end, part: tern }, { number: end + 1, part: { type: "finish" } }),
	});
	const { container } = render(
		<PanelProvider value={testPanel(store)}>
			<Announcer />
		</PanelProvider>,
	);
	let sent = Promise.resolve();
	const pass = async (milliseconds: number) => {
		await vi.advanceTimersByTimeAsync(milliseconds);
	};
	await act(async () => {
		sent = store.send("Where is it?");
		await pass(1_000);
	});
	expect(container.textContent).toBe(english.writing);
	goOn();
	await act(async () => {
		await pass(1_000);
		await sent;
	});
	expect(container.textContent).toBe(`It is there.\n${english.sources}: Tern`);
	await act(() => pass(60_000));
	expect(container.textContent).toBe("");
});
