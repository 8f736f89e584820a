import type { RefObject } from "preact";
import { useState } from "preact/hooks";

interface Completed {
	readonly area: RefObject<HTMLTextAreaElement | null>;
	readonly value: string;
	/** Everything that a name can be completed to. */
	readonly names: readonly string[];
	readonly onInput: (value: string) => void;
}

/** A name that is being typed: where its braces begin, and where the caret is. */
interface Begun {
	readonly start: number;
	readonly end: number;
	readonly typed: string;
}

/** Completes names in double braces while they are typed: arrows choose, Enter and Tab take, Escape leaves it. */
export function useCompletion({ area, value, names, onInput }: Completed) {
	const [begun, setBegun] = useState<Begun>();
	const [chosen, setChosen] = useState(0);
	const fitting = begun ? names.filter((name) => name.startsWith(begun.typed)).slice(0, 8) : [];
	const take = (name: string | undefined) => {
		const field = area.current;
		if (!begun || name === undefined || !field) return;
		const after = value.slice(begun.end).replace(/^[a-z0-9_]*\}{0,2}/, "");
		const before = `${value.slice(0, begun.start)}{{${name}}}`;
		onInput(before + after);
		setBegun(undefined);
		field.focus();
		requestAnimationFrame(() => field.setSelectionRange(before.length, before.length));
	};
	return {
		fitting,
		chosen,
		take,
		/** Looks at what stands before the caret. */
		look() {
			setBegun(area.current ? begunAt(area.current) : undefined);
			setChosen(0);
		},
		leave: () => setBegun(undefined),
		press(event: KeyboardEvent) {
			if (fitting.length === 0) return;
			const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
			if (move !== undefined) setChosen((chosen + move + fitting.length) % fitting.length);
			else if (event.key === "Enter" || event.key === "Tab") take(fitting[chosen]);
			else if (event.key === "Escape") setBegun(undefined);
			else return;
			event.preventDefault();
			event.stopPropagation();
		},
	};
}

function begunAt({ value, selectionStart: end }: HTMLTextAreaElement): Begun | undefined {
	const found = /\{\{([a-z0-9_]*)$/.exec(value.slice(0, end));
	return found ? { start: found.index, end, typed: found[1] ?? "" } : undefined;
}
