import { expect, test } from "vitest";
import { treeOf } from "../tree/read-tree.ts";
import { bareFetch } from "./bare-fetch.ts";

const found = (text: string, path = "apps/bff/src/tool/call-tool.ts") => {
	return bareFetch(treeOf({ [path]: text })).map(({ what, line }) => `${line} ${what}`);
};

test.each([
	['await fetch("https://a.example");', "1 bare fetch"],
	["\nconst send = fetch;", "2 bare fetch"],
	["run({ fetch });", "1 bare fetch"],
	['globalThis.fetch("/");', "1 bare globalThis.fetch"],
	['window["fetch"]("/");', "1 bare window.fetch"],
	['import http from "node:http"; http.request({});', "1 bare http.request"],
	['import { request } from "node:https";', "1 bare import of request from node:https"],
	['import { Agent } from "undici";', "1 an import of undici"],
	['new WebSocket("wss://a.example");', "1 bare new WebSocket"],
])("%s is found", (text, expected) => {
	expect(found(text)).toEqual([expected]);
});

test.each([
	"export const get = (fetch: Send) => fetch(1);",
	"export const get = ({ fetch }: Parts) => fetch(1);",
	"type Send = typeof fetch;",
	"egress.fetch(1);",
	"const parts = { fetch: send };",
	'import type { Dispatcher } from "undici";',
	'import { createServer } from "node:http";',
	"map.get(1); request.get(2);",
])("%s is fine", (text) => {
	expect(found(text)).toEqual([]);
});

test("a name of its own does not cover for the global", () => {
	expect(found("const fetch = globalThis.fetch; fetch(1);")).toEqual(["1 bare globalThis.fetch"]);
});

test("the doors, tests and the workshop may", () => {
	for (const path of [
		"apps/bff/src/egress/send-request.ts",
		"packages/widget/src/transport/ask.ts",
		"apps/bff/src/tool/call-tool.test.ts",
		"e2e/chat.ts",
		"scripts/start.ts",
	]) {
		expect(found('fetch("/");', path)).toEqual([]);
	}
});
