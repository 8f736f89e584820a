import { useState } from "preact/hooks";

/** A form that is sent once at a time; what was typed stays, and what was wrong is kept until the next try. */
export function useSubmit(act: () => Promise<void>) {
	const [busy, setBusy] = useState(false);
	const [error, setError] = useState<Error | undefined>(undefined);
	const submit = async (event: Event) => {
		event.preventDefault();
		if (busy) return;
		setBusy(true);
		setError(undefined);
		try {
			await act();
		} catch (caught) {
			setError(caught as Error);
		} finally {
			setBusy(false);
		}
	};
	return { submit, busy, error };
}
