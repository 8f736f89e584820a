import { makeId } from "@bellhop/contract/id";
import { cleanup, fireEvent, waitFor } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { chatAnswer, scripted, sessionAnswer, telling, testMemory } from "../store/scripted-transport.ts";
import type { Transport } from "../transport/transport.ts";
import { words as english } from "../words/en.ts";
import { drawPanel } from "./draw-panel.tsx";
import { quietSizes } from "./test-panel.ts";

beforeEach(quietSizes);

afterEach(() => {
	cleanup();
	vi.unstubAllGlobals();
});

test("the menu starts a new conversation; Escape closes the menu and not the panel", async () => {
	const view = drawPanel({ send: async () => scripted(...telling(["ok"])) });
	const above = vi.fn();
	view.container.addEventListener("keydown", above);
	await view.store.send("go");
	fireEvent.click(view.getByLabelText(english.menu));
	fireEvent.keyDown(view.getByText(english.newConversation), { key: "Escape" });
	expect(view.queryByText(english.newConversation)).toBeNull();
	expect(above).not.toHaveBeenCalled();
	fireEvent.click(view.getByLabelText(english.menu));
	fireEvent.click(view.getByText(english.newConversation));
	await waitFor(() => view.getByText("Hello"));
	expect(view.queryByText("ok")).toBeNull();
});

test("the menu lists earlier conversations and is walked through with the arrows", async () => {
	const chats = ["Where is my parcel?", ""].map((title, day) => ({
		id: makeId("chat"),
		title,
		updatedAt: `2026-01-0${day + 1}T10:00:00Z`,
		status: "idle" as const,
	}));
	const stored = chatAnswer([{ id: "a", role: "user", parts: [{ type: "text", text: "It is blue" }] }]);
	const memory = testMemory();
	memory.lasting.write({ token: "token", chat: makeId("chat") });
	const currentSession = async () => ({ ...sessionAnswer(), chats });
	const view = drawPanel({ currentSession, load: async () => stored }, memory);
	fireEvent.click(view.getByLabelText(english.menu));
	await view.findByText("Where is my parcel?");
	const focused = () => document.activeElement?.textContent;
	const press = (key: string) => fireEvent.keyDown(document.activeElement as Element, { key });
	expect(focused()).toBe(english.newConversation);
	press("ArrowUp");
	expect(focused()).toMatch(/^Conversation.*2026/);
	press("ArrowDown");
	expect(focused()).toBe(english.newConversation);
	press("End");
	press("Home");
	press("ArrowDown");
	expect(focused()).toContain("Where is my parcel?");
	fireEvent.click(document.activeElement as Element);
	await view.findByText("It is blue");
	expect(document.activeElement).not.toBe(document.body);
});

test("a person can be asked for from the menu, not while an answer is being written", async () => {
	const { promise: ended, resolve: end } = Promise.withResolvers<void>();
	const events = telling(["Hello."]);
	const askForPerson = vi.fn<Transport["askForPerson"]>(async () => scripted(...telling(["A person is asked."])));
	const session = { ...sessionAnswer(), site: { ...sessionAnswer().site, handover: true } };
	const calls = {
		openSession: async () => session,
		send: async () => scripted(...events.slice(0, 3), ended, ...events.slice(3)),
	};
	const view = drawPanel({ ...calls, currentSession: async () => session, askForPerson });
	void view.store.send("Hi");
	await waitFor(() => view.getByText("Hello."));
	const item = async () => {
		fireEvent.click(view.getByLabelText(english.menu));
		return waitFor(() => view.getByText(english.handover.ask).closest("button") as HTMLButtonElement);
	};
	const busy = await item();
	expect(busy.getAttribute("aria-disabled")).toBe("true");
	fireEvent.click(busy);
	expect(askForPerson).not.toHaveBeenCalled();
	end();
	await waitFor(() => expect(busy.getAttribute("aria-disabled")).toBe("false"));
	fireEvent.click(busy);
	await waitFor(() => view.getByText(english.handover.wish));
	await waitFor(() => view.getByText("A person is asked."));
});
