import { useState } from "preact/hooks";
import { sameJson } from "../store/same-json.ts";

/**
 * The text of a value that is being typed. What was typed stays as it is while it stands for the value; a value that
 * changes from elsewhere is written anew.
 */
export function useTyped<Value>(value: Value, write: (value: Value) => string) {
	const [typed, setTyped] = useState(() => ({ text: write(value), value }));
	return {
		text: sameJson(typed.value, value) ? typed.text : write(value),
		/** Takes down what was typed, and the value it stands for. */
		type: (text: string, stands: Value) => setTyped({ text, value: stands }),
	};
}
