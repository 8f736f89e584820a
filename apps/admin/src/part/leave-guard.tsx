import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { askBeforeLeaving } from "../store/place.ts";

interface LeaveGuardProps {
	/** What has unsaved changes. */
	readonly name: string;
	/** Keeps the changes for when the admin comes back. */
	readonly keep: () => void;
}

/** While it is on the page, leaving asks what is to become of unsaved changes; closing the page makes the browser ask. */
export function LeaveGuard({ name, keep }: LeaveGuardProps): JSX.Element {
	const dialog = useRef<HTMLDialogElement>(null);
	const [leave, setLeave] = useState<(() => void) | undefined>(undefined);
	useEffect(
		() =>
			askBeforeLeaving((go) => {
				setLeave(() => go);
				if (!dialog.current?.open) dialog.current?.showModal();
			}),
		[],
	);
	useEffect(() => {
		const warn = (event: BeforeUnloadEvent) => event.preventDefault();
		addEventListener("beforeunload", warn);
		return () => removeEventListener("beforeunload", warn);
	}, []);
	const close = () => dialog.current?.close();
	return (
		<dialog ref={dialog} aria-labelledby="leave-title">
			<div class="stack">
				<h2 id="leave-title">Leave with unsaved changes?</h2>
				<p>
					Your changes to <strong>{name}</strong> can be kept until you close this page.
				</p>
				<div class="actions">
					<button type="button" class="main" onClick={close}>
						Stay
					</button>
					<button
						type="button"
						onClick={() => {
							keep();
							close();
							leave?.();
						}}
					>
						Leave and keep them
					</button>
					<button
						type="button"
						class="danger"
						onClick={() => {
							close();
							leave?.();
						}}
					>
						Discard them
					</button>
				</div>
			</div>
		</dialog>
	);
}
