import type { JSX } from "preact";

interface WriteWarningProps {
	readonly confirmed: boolean;
	readonly onConfirm: (confirmed: boolean) => void;
}

/** Says that a trial would change something. Until that is confirmed the request is only shown. */
export function WriteWarning({ confirmed, onConfirm }: WriteWarningProps): JSX.Element {
	return (
		<div class="note">
			<p>
				<strong>This tool changes something in your system.</strong> Until you confirm, the request is shown and not
				sent.
			</p>
			<label class="check">
				<input type="checkbox" checked={confirmed} onChange={(event) => onConfirm(event.currentTarget.checked)} />
				Send it for real, once
			</label>
		</div>
	);
}
