import type { JSX } from "preact";
import type { Fetch } from "../../store/user-data.ts";
import { Age } from "../age.tsx";

interface FetchesProps {
	readonly fetches: readonly Fetch[];
	readonly again: () => void;
}

/** How the newest requests went; what was said of whom is not kept. */
export function Fetches({ fetches, again }: FetchesProps): JSX.Element {
	return (
		<section class="card stack">
			<div class="head">
				<h2>The last requests</h2>
				<button type="button" class="small" onClick={again}>
					Look again
				</button>
			</div>
			{fetches.length === 0 ? (
				<p class="muted">Nobody was asked about yet.</p>
			) : (
				<div class="scroll">
					<table>
						<thead>
							<tr>
								<th scope="col">When</th>
								<th scope="col">About</th>
								<th scope="col">How it went</th>
							</tr>
						</thead>
						<tbody>
							{fetches.map((fetch) => (
								<tr key={fetch.number}>
									<td>
										<Age at={fetch.at} />
									</td>
									<td>
										<code title={fetch.visitorId}>{fetch.visitorId.slice(0, 14)}…</code>
									</td>
									<td>
										<span class={`badge ${fetch.problem ? "danger" : "good"}`}>{fetch.problem ?? "done"}</span>{" "}
										{fetch.finding ?? `${(fetch.characters ?? 0).toLocaleString("en")} characters`}{" "}
										<span class="muted figures">{fetch.milliseconds} ms</span>
									</td>
								</tr>
							))}
						</tbody>
					</table>
				</div>
			)}
		</section>
	);
}
