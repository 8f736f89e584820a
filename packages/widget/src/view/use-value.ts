import { useLayoutEffect, useState } from "preact/hooks";
import type { ReadonlySignal } from "../store/signal.ts";

/** What a signal holds; the component is drawn again when that changes. */
export function useValue<Value>(signal: ReadonlySignal<Value>): Value {
	const shown = signal.value;
	const [, drawAgain] = useState({});
	useLayoutEffect(() => {
		const changed = () => drawAgain({});
		// It may have changed between drawing and listening.
		if (!Object.is(signal.value, shown)) changed();
		return signal.subscribe(changed);
	}, [signal]);
	return shown;
}
