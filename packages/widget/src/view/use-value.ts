import { useLayoutEffect, useState } from "preact/hooks";
import type { ReadonlySignal } from "../store/signal.ts";

/** What a view read of a signal, and how. */
interface Reading<Value, Read> {
	read: (value: Value) => Read;
	shown: Read;
}

/**
 * What a signal holds, or what `read` makes of it; the component is drawn again when that changes. While an answer comes the
 * conversation changes twenty-five times in a second: who reads but a part of it is not drawn again for the rest. Several parts are
 * read as a list, of which each counts.
 */
export function useValue<Value, const Read = Value>(
	signal: ReadonlySignal<Value>,
	read: (value: Value) => Read = whole,
): Read {
	const shown = read(signal.value);
	const [reading, drawAgain] = useState({} as Reading<Value, Read>);
	Object.assign(reading, { read, shown });
	useLayoutEffect(() => {
		const changed = () => drawAgain((last) => (isSame(last.read(signal.value), last.shown) ? last : { ...last }));
		// It may have changed between drawing and listening.
		changed();
		return signal.subscribe(changed);
	}, [signal]);
	return shown;
}

function whole<Value, Read>(value: Value): Read {
	return value as unknown as Read;
}

function isSame(one: unknown, other: unknown): boolean {
	return Array.isArray(one) && Array.isArray(other)
		? [...one, ...other].every((_, index) => one[index] === other[index])
		: one === other;
}
