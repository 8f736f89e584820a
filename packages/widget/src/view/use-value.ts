import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { ReadonlySignal } from "../store/signal.ts";

/**
 * What a signal holds, or what `read` makes of it; the component is drawn again when that changes. While an answer comes the
 * conversation changes thirty times in a second: who reads but a part of it is not drawn again for the rest.
 */
export function useValue<Value, Read = Value>(signal: ReadonlySignal<Value>, read = whole<Value, Read>): Read {
	const shown = read(signal.value);
	const last = useRef({ read, shown });
	last.current = { read, shown };
	const [, drawAgain] = useState({});
	useLayoutEffect(() => {
		const changed = () => {
			if (!Object.is(last.current.read(signal.value), last.current.shown)) drawAgain({});
		};
		// It may have changed between drawing and listening.
		changed();
		return signal.subscribe(changed);
	}, [signal]);
	return shown;
}

function whole<Value, Read>(value: Value): Read {
	return value as unknown as Read;
}
