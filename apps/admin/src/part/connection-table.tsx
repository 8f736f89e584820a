import type { JSX } from "preact";

const rows = [
	["data about the verified user (their orders, their plan)", "User Data API", ""],
	["a lookup or an action for anybody, with parameters they give (an order id and a postcode)", "Tool", ""],
	["several steps that collect information, apply rules and call tools", "Task", "comes later"],
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
					{rows.map(([scenario, connection, later]) => (
						<tr key={connection}>
							<td>{scenario}</td>
							<td>
								{connection} {later && <span class="muted">({later})</span>}
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
