import { useRef, useState } from "preact/hooks";
import type { Sending } from "../../store/import.ts";
import type { Sent } from "../../store/uploading.ts";
import { useSubmit } from "../use-submit.ts";

/** A form whose sending is watched and can be called off. */
export function useSending(act: (sending: Sending) => Promise<void>) {
	const [sent, setSent] = useState<Sent | undefined>(undefined);
	const running = useRef<AbortController | undefined>(undefined);
	const form = useSubmit(async () => {
		const stop = new AbortController();
		running.current = stop;
		setSent(undefined);
		try {
			await act({ signal: stop.signal, onSent: setSent });
		} catch (error) {
			if (!stop.signal.aborted) throw error;
		}
	});
	return { ...form, sent, cancel: () => running.current?.abort() };
}
