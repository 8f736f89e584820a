import { cleanup, fireEvent, waitFor } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { scripted, telling } from "../store/scripted-transport.ts";
import type { Transport } from "../transport/transport.ts";
import { words as english } from "../words/en.ts";
import { drawPanel } from "./draw-panel.tsx";
import { quietSizes } from "./test-panel.ts";

beforeEach(quietSizes);

afterEach(() => {
	cleanup();
	vi.unstubAllGlobals();
});

test("opening moves the focus to the composer", () => {
	const view = drawPanel();
	expect(document.activeElement).toBe(view.field());
});

test("Enter sends, Shift+Enter and an input method's Enter do not", async () => {
	const send = vi.fn<Transport["send"]>(async () => scripted(...telling(["ok"])));
	const view = drawPanel({ send });
	fireEvent.input(view.field(), { target: { value: "hello" } });
	fireEvent.keyDown(view.field(), { key: "Enter", shiftKey: true });
	fireEvent.keyDown(view.field(), { key: "Enter", isComposing: true });
	fireEvent.keyDown(view.field(), { key: "Enter", keyCode: 229 });
	expect(send).not.toHaveBeenCalled();
	fireEvent.keyDown(view.field(), { key: "Enter" });
	await waitFor(() => view.getByText("ok"));
	expect(view.field().value).toBe("");
});

test("while an answer is written the button stops it, and only then is it announced whole", async () => {
	const { promise: ended, resolve: end } = Promise.withResolvers<void>();
	const events = telling(["The answer ", "is yes."]);
	const view = drawPanel({ send: async () => scripted(...events.slice(0, 3), ended, ...events.slice(3)) });
	const live = () => view.container.querySelector(".unseen[aria-live=polite]")?.textContent;
	fireEvent.input(view.field(), { target: { value: "go" } });
	fireEvent.click(view.getByLabelText(english.send));
	await waitFor(() => view.getByLabelText(english.stop));
	await waitFor(() => expect(live()).toBe(english.writing));
	end();
	await waitFor(() => expect(live()).toBe("The answer is yes."));
	expect(view.getByRole("log").getAttribute("aria-live")).toBe("off");
});

test("what is written while an answer is written waits for its end, and can be taken back", async () => {
	const { promise: ended, resolve: end } = Promise.withResolvers<void>();
	const events = telling(["The answer ", "is yes."]);
	const send = vi.fn<Transport["send"]>(async () => scripted(...telling(["Fine."])));
	send.mockImplementationOnce(async () => scripted(...events.slice(0, 3), ended, ...events.slice(3)));
	const view = drawPanel({ send });
	const type = (value: string) => fireEvent.input(view.field(), { target: { value } });
	type("go");
	fireEvent.keyDown(view.field(), { key: "Enter" });
	await waitFor(() => view.getByLabelText(english.stop));
	expect(view.queryByLabelText(english.send)).toBeNull();
	type("next");
	fireEvent.click(view.getByLabelText(english.send));
	await waitFor(() => view.getByText(english.queued, { exact: false }));
	expect(view.field().value).toBe("");
	fireEvent.click(view.getByText(english.takeBack));
	await waitFor(() => expect(view.field().value).toBe("next"));
	expect(view.queryByText(english.queued, { exact: false })).toBeNull();
	fireEvent.keyDown(view.field(), { key: "Enter" });
	type("and this");
	fireEvent.keyDown(view.field(), { key: "Enter" });
	type("still typing");
	expect(send).toHaveBeenCalledOnce();
	end();
	await waitFor(() => view.getByText("Fine."));
	expect(send.mock.calls[1]?.[0].message.parts).toEqual([{ type: "text", text: "next\nand this" }]);
	expect(view.field().value).toBe("still typing");
});
