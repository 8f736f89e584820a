import { visitorKeys } from "oxc-parser";

/** A node of the syntax tree, read loosely: the rules look at a handful of types only. */
export type SyntaxNode = { type: string; start: number; end: number; [key: string]: unknown };

type Visit = (node: SyntaxNode, parent: SyntaxNode | undefined) => void;

/** Visits every node, parents first. */
export function walk(node: SyntaxNode, visit: Visit, parent?: SyntaxNode): void {
	visit(node, parent);
	for (const key of visitorKeys[node.type] ?? []) {
		const child = node[key];
		if (Array.isArray(child)) for (const item of child) step(item, visit, node);
		else step(child, visit, node);
	}
}

function step(child: unknown, visit: Visit, parent: SyntaxNode): void {
	if (isNode(child)) walk(child, visit, parent);
}

/** Whether a value found in the tree is itself a node. */
export function isNode(value: unknown): value is SyntaxNode {
	return typeof value === "object" && value !== null && "type" in value;
}

/** The name of an identifier, or of what a member expression picks (`a.name`, `a["name"]`). */
export function nameOf(node: unknown): string | undefined {
	if (!isNode(node)) return undefined;
	if (node.type === "Identifier" || node.type === "JSXIdentifier") return String(node["name"]);
	if (node.type === "Literal" && typeof node["value"] === "string") return node["value"];
	if (node.type !== "MemberExpression") return undefined;
	const property = node["property"];
	if (node["computed"] && isNode(property) && property.type !== "Literal") return undefined;
	return nameOf(property);
}

/** The name of the identifier a member expression starts from: `a` in `a.b`. */
export function objectOf(node: SyntaxNode): string | undefined {
	const object = node["object"];
	return isNode(object) && object.type === "Identifier" ? nameOf(object) : undefined;
}
