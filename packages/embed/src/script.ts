import type { LoadOptions } from "./bellhop.ts";

/** Where a site's script is, and which site it is of. @throws TypeError when the options do not say */
export function addressOf({ src, origin, site }: LoadOptions): { readonly src: string; readonly site: string } {
	const id = site ?? /\/(site_[a-z0-9]+)\.js(?:[?#]|$)/.exec(src ?? "")?.[1];
	if (id === undefined || !/^site_[a-z0-9]+$/.test(id)) {
		throw new TypeError('Bellhop: no site. Give `site: "site_…"`, or a `src` that ends in it');
	}
	if (src === undefined && origin === undefined) throw new TypeError("Bellhop: give `src`, or `origin`");
	return { src: src ?? new URL(`/${id}.js`, origin).href, site: id };
}

/** Makes the tag. It is not on the page yet. */
export function makeScript(src: string, site: string, options: LoadOptions): HTMLScriptElement {
	const script = document.createElement("script");
	const { integrity, nonce, language } = options;
	script.async = true;
	script.dataset["site"] = site;
	if (language !== undefined) script.dataset["lang"] = language;
	if (nonce !== undefined) script.nonce = nonce;
	if (integrity !== undefined) {
		script.integrity = integrity;
		script.crossOrigin = "anonymous";
	}
	setAddress(script, src);
	return script;
}

interface Policy {
	createScriptURL(address: string): string;
}
let policy: Policy | undefined;

/**
 * Where there are Trusted Types a policy named `bellhop` vouches for the address its own code has given. It is made before it is known
 * whether the page asks for them: a text that is refused would be reported.
 */
function setAddress(script: HTMLScriptElement, src: string): void {
	const { trustedTypes } = window as { trustedTypes?: { createPolicy(name: string, rules: Policy): Policy } };
	try {
		policy ??= trustedTypes?.createPolicy("bellhop", { createScriptURL: (address) => address });
	} catch {
		// The page allows no policy of that name. It may have a default one.
	}
	script.src = policy ? policy.createScriptURL(src) : src;
}
