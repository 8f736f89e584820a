/** Reads JSON that anybody may read. Rejects with the status (a number) when it is refused, with an error when nobody answers. */
export async function readPublic(address: string): Promise<unknown> {
	const response = await fetch(address, { credentials: "omit" });
	if (!response.ok) throw response.status;
	return response.json();
}
