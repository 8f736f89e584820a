import type { JSX } from "preact";
import { to } from "../store/place.ts";

const rows = [
	["data about the verified user (their orders, their plan)", "User Data API", "user-data"],
	["a lookup or an action for anybody, with parameters they give (an order id and a postcode)", "Tool", "tools"],
	["several steps that collect information, apply rules and call tools", "Task", undefined],
] as const;

/** Which kind of connection serves which wish. */
export function ConnectionTable(): JSX.Element {
	return (
		<div class="scroll">
			<table>
				<thead>
					<tr>
						<th scope="col">What you want</th>
						<th scope="col">Connection</th>
					</tr>
				</thead>
				<tbody>
					{rows.map(([scenario, connection, page]) => (
						<tr key={connection}>
							<td>{scenario}</td>
							<td>
								{page ? <a href={to(page)}>{connection}</a> : <span class="muted">{connection} (comes later)</span>}
							</td>
						</tr>
					))}
				</tbody>
			</table>
		</div>
	);
}

/** The same table where a connection is about to be made, out of the way of whoever knows already. */
export function WhichConnection(): JSX.Element {
	return (
		<details class="card">
			<summary>Which connection do I need?</summary>
			<div class="stack">
				<ConnectionTable />
			</div>
		</details>
	);
}
