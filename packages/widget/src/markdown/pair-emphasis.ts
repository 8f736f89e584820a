import type { PhrasingContent } from "mdast";

/** A run of `*` or `_` that may open or close emphasis. */
export interface Run {
	readonly type: "run";
	readonly mark: string;
	readonly length: number;
	readonly opens: boolean;
	readonly closes: boolean;
}

/** What a text is taken apart into before emphasis is paired. */
export type Token = PhrasingContent | Run;

/** What stands after a run that is still open, and how deep it nests already. */
interface Frame {
	readonly run?: Run;
	readonly index: number;
	/** How many marks of the run are not used yet. */
	left: number;
	children: PhrasingContent[];
	height: number;
}

/** More emphasis in emphasis stays as its marks. */
const deepest = 50;

/**
 * Pairs the runs of a text as CommonMark says: each closes the nearest that opens, what is between them is theirs alone.
 * Where a search found nothing is kept, so that no run is asked twice by the same kind.
 */
export function pairEmphasis(tokens: readonly Token[]): PhrasingContent[] {
	const frames: Frame[] = [{ index: -1, left: 0, children: [], height: 0 }];
	const searched: Record<string, number> = {};
	let index = -1;
	// Not by `entries`, which Prototype has made its own.
	for (const token of tokens) {
		index++;
		let left = token.type === "run" ? token.length : 0;
		while (token.type === "run" && left > 0 && token.closes) {
			const kind = `${token.mark}${token.opens}${token.length % 3}`;
			const found = findOpener(frames, token, searched[kind] ?? 0);
			if (found === 0) searched[kind] = index;
			const used = found > 0 ? wrap(frames, found, left) : 0;
			if (used === 0) break;
			left -= used;
		}
		const top = frames.at(-1)?.children ?? [];
		if (token.type !== "run") add(top, token);
		else if (left > 0 && token.opens) frames.push({ run: token, index, left, children: [], height: 0 });
		else if (left > 0) add(top, { type: "text", value: token.mark.repeat(left) });
	}
	flatten(frames, 0);
	return frames[0]?.children ?? [];
}

/** The nearest frame that a run closes, of those that began at or after that token; 0 when there is none. */
function findOpener(frames: readonly Frame[], closer: Run, since: number): number {
	for (let at = frames.length - 1; at > 0; at--) {
		const { run, index } = frames[at] as Frame;
		if (index < since) return 0;
		if (run?.mark !== closer.mark) continue;
		const either = run.closes || closer.opens;
		if (!either || (run.length + closer.length) % 3 !== 0 || closer.length % 3 === 0) return at;
	}
	return 0;
}

/** Makes a node of what stands after an opener; says how many marks that used, none where it would nest too deep. */
function wrap(frames: Frame[], at: number, left: number): number {
	flatten(frames, at);
	const frame = frames[at];
	const outer = frames[at - 1];
	if (!frame || !outer || frame.height === deepest) return 0;
	const used = left > 1 && frame.left > 1 ? 2 : 1;
	const node: PhrasingContent = { type: used === 2 ? "strong" : "emphasis", children: frame.children };
	frame.left -= used;
	frame.height++;
	if (frame.left > 0) frame.children = [node];
	else {
		frames.pop();
		outer.children.push(node);
		outer.height = Math.max(outer.height, frame.height);
	}
	return used;
}

/** What was not closed are words: puts the frames above that one into it. */
function flatten(frames: Frame[], at: number): void {
	const frame = frames[at];
	for (const { run, left, children, height } of frames.splice(at + 1)) {
		if (!frame || !run) continue;
		add(frame.children, { type: "text", value: run.mark.repeat(left) });
		for (const child of children) add(frame.children, child);
		frame.height = Math.max(frame.height, height);
	}
}

/** Words that stand side by side are one node. */
function add(children: PhrasingContent[], node: PhrasingContent): void {
	const last = children.at(-1);
	if (node.type === "text" && last?.type === "text") last.value += node.value;
	else children.push(node);
}
