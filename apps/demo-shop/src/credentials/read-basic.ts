/** User and password of a Basic `Authorization` header, or nothing when it is not one. */
export function readBasic(header: string): { user: string; password: string } | undefined {
	const encoded = /^Basic +([A-Za-z0-9+/]+={0,2})$/i.exec(header)?.[1];
	if (encoded === undefined) return undefined;
	const text = Buffer.from(encoded, "base64").toString("utf8");
	const colon = text.indexOf(":");
	if (colon < 0) return undefined;
	return { user: text.slice(0, colon), password: text.slice(colon + 1) };
}
