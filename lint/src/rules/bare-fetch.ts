import type { Finding } from "../finding.ts";
import { isTest, isToolConfig, isWorkshop } from "../tree/kinds.ts";
import type { SourceFile } from "../tree/parse-source.ts";
import type { Tree } from "../tree/tree.ts";
import { isNode, nameOf, objectOf, type SyntaxNode, walk } from "../tree/walk.ts";

const doors = [
	"apps/bff/src/egress/",
	"packages/widget/src/transport/",
	"apps/admin/src/store/",
	// The script of a page, as any website has one.
	"apps/demo-shop/src/page/shop.js",
];
const globals = new Set(["globalThis", "window", "self", "global"]);
const connections = new Set(["XMLHttpRequest", "WebSocket", "EventSource"]);
const instead =
	"go through apps/bff/src/egress (in the widget: src/transport), or take the sending function as an argument";

/** One door out: nothing else speaks to the network. */
export function bareFetch(tree: Tree): Finding[] {
	const watched = tree.sources.filter(({ path }) => {
		return !isTest(path) && !isWorkshop(path) && !isToolConfig(path) && !doors.some((door) => path.startsWith(door));
	});
	return watched.flatMap(checkFile);
}

function checkFile(file: SourceFile): Finding[] {
	const found: { at: number; what: string }[] = [];
	let bound = false;
	walk(file.program, (node, parent) => {
		if (bindsFetch(node)) bound = true;
		const what = wayOut(node, parent);
		if (what) found.push({ at: node.start, what });
	});
	const findings = found
		.filter(({ what }) => !(bound && what === "fetch"))
		.map(({ at, what }) => ({ path: file.path, line: file.lineOf(at), what: `bare ${what}`, instead }));
	const imports = file.imports.filter(({ specifier, typeOnly }) => /^undici(?:\/|$)/.test(specifier) && !typeOnly);
	return [...findings, ...imports.map(({ line }) => ({ path: file.path, line, what: "an import of undici", instead }))];
}

function wayOut(node: SyntaxNode, parent: SyntaxNode | undefined): string | undefined {
	if (node.type === "Identifier" && node["name"] === "fetch" && isReference(node, parent)) return "fetch";
	if (node.type === "MemberExpression") {
		const [object, name] = [objectOf(node), nameOf(node)];
		if (name === "fetch" && object && globals.has(object)) return `${object}.fetch`;
		if (name === "sendBeacon" && object === "navigator") return "navigator.sendBeacon";
		const called = parent?.type === "CallExpression" && parent["callee"] === node;
		if (called && (object === "http" || object === "https") && (name === "request" || name === "get")) {
			return `${object}.${name}`;
		}
	}
	if (node.type === "NewExpression" && connections.has(nameOf(node["callee"]) ?? ""))
		return `new ${nameOf(node["callee"])}`;
	if (node.type === "ImportDeclaration") return httpImport(node);
	return undefined;
}

function httpImport(node: SyntaxNode): string | undefined {
	if (!/^(?:node:)?https?$/.test(nameOf(node["source"]) ?? "")) return undefined;
	const specifiers = node["specifiers"] as SyntaxNode[];
	const name = specifiers.map(({ imported }) => nameOf(imported)).find((name) => name === "request" || name === "get");
	return name && `import of ${name} from ${nameOf(node["source"])}`;
}

function isReference(node: SyntaxNode, parent: SyntaxNode | undefined): boolean {
	if (!parent || parent.type.startsWith("TS")) return false;
	if (parent.type === "MemberExpression") return parent["object"] === node || parent["computed"] === true;
	const keyed = ["Property", "MethodDefinition", "PropertyDefinition"].includes(parent.type);
	return !keyed || parent["value"] === node;
}

/** Whether the node gives the name `fetch` to something of the file's own. */
function bindsFetch(node: SyntaxNode): boolean {
	const parameters = Array.isArray(node["params"]) ? node["params"] : [];
	const properties = node.type === "ObjectPattern" ? (node["properties"] as SyntaxNode[]) : [];
	const names = [...parameters, ...properties.map(({ value }) => value)];
	if (node.type === "VariableDeclarator" || node.type === "FunctionDeclaration") names.push(node["id"]);
	if (node.type === "ImportSpecifier") names.push(node["local"]);
	return names.some(
		(name) => isNode(name) && nameOf(name.type === "AssignmentPattern" ? name["left"] : name) === "fetch",
	);
}
