import { beforeEach, expect, test } from "vitest";
import { words as arabic } from "../words/ar.ts";
import { words as english } from "../words/en.ts";
import { countUnread } from "./unread.ts";

let root: ShadowRoot;
const launcher = () => root.querySelector("button") as HTMLButtonElement;
const line = () => root.querySelector(".line")?.textContent;

beforeEach(() => {
	document.title = "Harbour & Pine";
	root = document.createElement("div").attachShadow({ mode: "open" });
	const button = document.createElement("button");
	const words = document.createElement("div");
	button.className = "launcher";
	button.setAttribute("aria-label", "Open chat with Shop");
	words.className = "line closed";
	root.append(words, button);
});

test("answers nobody has seen stand on the launcher, to be seen and heard, until the panel is looked at", () => {
	const unread = countUnread(root, english, () => false);
	unread.add();
	expect(launcher().textContent).toBe("1");
	expect(launcher().getAttribute("aria-label")).toBe("Open chat with Shop · 1 new message");
	unread.add();
	expect([launcher().getAttribute("aria-label"), line()]).toEqual([
		"Open chat with Shop · 2 new messages",
		"2 new messages",
	]);
	unread.clear();
	expect(launcher().textContent).toBe("");
	unread.add();
	expect(launcher().textContent).toBe("1");
	expect(document.title).toBe("Harbour & Pine");
});

test("the page's title counts them only where the page wants it, and is the page's again", () => {
	const unread = countUnread(root, english, () => true);
	unread.add();
	unread.add();
	expect(document.title).toBe("(2) Harbour & Pine");
	unread.clear();
	expect(document.title).toBe("Harbour & Pine");
	unread.add();
	document.title = "Basket of Harbour & Pine";
	unread.add();
	expect(document.title).toBe("(2) Basket of Harbour & Pine");
	document.title = "Another page of Harbour & Pine";
	unread.clear();
	expect(document.title).toBe("Another page of Harbour & Pine");
});

test("they are counted the way the language counts", () => {
	const unread = countUnread(root, arabic, () => false);
	for (let count = 0; count < 3; count++) unread.add();
	expect(line()).toBe(arabic.unread.few?.replace("{count}", (3).toLocaleString("ar")));
});
