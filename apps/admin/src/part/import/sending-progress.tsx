import type { JSX } from "preact";
import type { Sent } from "../../store/uploading.ts";

interface SendingProgressProps {
	readonly sent: Sent | undefined;
	/** What happens once it has been sent, such as "Reading the document". */
	readonly then: string;
	readonly cancel: () => void;
}

/** How much of a document has been sent; after that nobody knows how long it takes. */
export function SendingProgress({ sent, then, cancel }: SendingProgressProps): JSX.Element {
	const isSending = sent !== undefined && sent.loaded < sent.total;
	const words = isSending ? `Sending: ${megabytes(sent.loaded)} of ${megabytes(sent.total)} MB` : `${then} …`;
	return (
		<div class="progress">
			<span class="progress-words">{words}</span>
			{isSending ? (
				<progress aria-label="Sending" value={sent.loaded} max={sent.total} />
			) : (
				<progress aria-label={then} />
			)}
			<button type="button" class="small" onClick={cancel}>
				Cancel
			</button>
		</div>
	);
}

const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1);
