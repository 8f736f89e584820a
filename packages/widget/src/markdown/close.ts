import { readDefinitions } from "./read-definitions.ts";
import { append, type OpenParagraph, type Reader } from "./reader.ts";
import { trimmed } from "./space.ts";

/** Ends the block that took in lines. */
export function closeLeaf(reader: Reader): void {
	const { leaf } = reader;
	reader.leaf = undefined;
	if (leaf?.type === "paragraph") closeParagraph(reader, leaf);
	if (leaf?.type === "code") {
		const last = leaf.lines.pop() ?? "";
		leaf.node.value = leaf.lines.join("") + last.replace(/[\r\n]+$/, "");
	}
}

/** Ends what is open, but for so many containers. A blank line at the end of an item stands after it. */
export function closeContainers(reader: Reader, kept: number): void {
	closeLeaf(reader);
	while (reader.open.length > kept) {
		const closed = reader.open.pop();
		const outer = reader.open.at(-1);
		if (closed?.list && closed.gap && outer) outer.gap = true;
	}
}

function closeParagraph(reader: Reader, { lines, start }: OpenParagraph): void {
	const { definitions, rest } = readDefinitions(lines.join(""));
	for (const definition of definitions) {
		append(reader, definition, start);
		reader.labels.add(definition.identifier);
	}
	const text = trimmed(rest);
	if (!text) return;
	const node = { type: "paragraph" as const, children: [] };
	append(reader, node, start);
	reader.phrases.push({ node, text });
}
