import type { JSX } from "preact";
import { Refusal } from "../store/client.ts";

/** What went wrong, in words, with the request's id to give to whoever looks after Bellhop. */
export function ProblemLine({ error }: { readonly error: Error | undefined }): JSX.Element {
	return (
		<div role="alert">
			{error && (
				<p class="problem">
					{error.message}
					{error instanceof Refusal && error.requestId !== undefined && <code> {error.requestId}</code>}
				</p>
			)}
		</div>
	);
}
