import { Composer, LineCounter, Parser } from "yaml";

/** The value of a YAML text, or what is wrong with it. Plain data, so that it can cross from a worker. */
export type ParsedYaml =
	| { readonly value: unknown }
	| { readonly fault: { readonly sentence: string; readonly line: number; readonly column: number } };

/**
 * Parses YAML 1.2. Aliases may not multiply beyond reason.
 * @param onOffset hears how far it is, in characters, after every line.
 */
export function parseYaml(text: string, onOffset: (offset: number) => void): ParsedYaml {
	const lines = new LineCounter();
	const parser = new Parser((offset) => {
		lines.addNewLine(offset);
		onOffset(offset);
	});
	const composer = new Composer({ prettyErrors: false, uniqueKeys: text.length < 500_000 });
	const [document] = composer.compose(parser.parse(text), true, text.length);
	const [error] = document?.errors ?? [];
	if (error) {
		const { line, col } = lines.linePos(error.pos[0]);
		return { fault: { sentence: `${error.message.split("\n")[0]}.`.replace(/\.\.$/, "."), line, column: col } };
	}
	try {
		return { value: document?.toJS({ maxAliasCount: 100 }) };
	} catch (error) {
		return { fault: { sentence: `${(error as Error).message}.`, line: 1, column: 1 } };
	}
}
