import * as z from "zod";

/** An origin as browsers send it (RFC 6454, section 6.2), such as `https://shop.example`; never `null`. */
export const serializedOrigin = z.string().refine((text) => {
	if (!URL.canParse(text)) return false;
	const url = new URL(text);
	return (url.protocol === "https:" || url.protocol === "http:") && url.origin === text;
}, "Write the origin alone, such as https://shop.example");
