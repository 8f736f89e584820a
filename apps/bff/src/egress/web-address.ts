import * as z from "zod";

/**
 * An address on the web as an admin writes it: http or https, without credentials or a fragment, at most 2,000 characters. Whether
 * it may be asked is the egress's to say.
 * @param example shown to who wrote something else
 */
export function webAddress(example: string) {
	return z
		.string()
		.trim()
		.max(2_000)
		.refine((text) => {
			if (!URL.canParse(text)) return false;
			const { protocol, username, password, hash } = new URL(text);
			return /^https?:$/.test(protocol) && !username && !password && !hash;
		}, `A whole URL, such as ${example}`);
}
