import type { JSX } from "preact";
import type { Identity } from "../../store/identity.ts";
import { Age } from "../age.tsx";

/** Why tokens of the site were refused; a visitor only reads that the chat goes on without knowing them. */
export function Refusals({ refusals }: Pick<Identity, "refusals">): JSX.Element {
	return (
		<section class="card stack">
			<h2>Refused tokens</h2>
			{refusals.length === 0 ? (
				<p class="muted">None so far.</p>
			) : (
				<div class="scroll">
					<table>
						<thead>
							<tr>
								<th scope="col">Reason</th>
								<th scope="col">Times</th>
								<th scope="col">The last time</th>
								<th scope="col">What was found then</th>
							</tr>
						</thead>
						<tbody>
							{refusals.map(({ reason, times, lastAt, finding }) => (
								<tr key={reason}>
									<td>
										<code>{reason}</code>
									</td>
									<td>{times.toLocaleString("en")}</td>
									<td>
										<Age at={lastAt} />
									</td>
									<td>{finding}</td>
								</tr>
							))}
						</tbody>
					</table>
				</div>
			)}
		</section>
	);
}
