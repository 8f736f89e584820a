/** What files of a build have to be (Subresource Integrity, such as `sha384-…`), by their names, the imported before who imports them. */
export type Integrity = Readonly<Record<string, string>>;

interface Policy {
	createScriptURL(address: string): string;
}

interface TrustedTypes {
	createPolicy(name: string, rules: Policy): Policy;
}

let policy: Policy | undefined;

/**
 * Has the browser fetch modules and compare them; what is imported from the same addresses afterwards is what was compared
 * (HTML, "module map"). Rejects when one is not what it has to be. A browser that cannot compare lets them through.
 * @param nonce of the tag, where the page's policy wants one
 */
export async function compareModules(folder: string, integrity: Integrity, nonce: string): Promise<void> {
	// WebKit does not compare what it preloads (2.50), but does compare scripts; they want a Trusted Types policy, so no one
	// else gets them. One after the other, or an import would fetch one of them uncompared.
	const webKit = navigator.vendor.startsWith("Apple");
	const arriving: Promise<unknown>[] = [];
	for (const [file, hash] of Object.entries(integrity)) {
		const wanted = { crossOrigin: "anonymous", integrity: hash, nonce };
		const one = webKit ? runScript(folder + file, wanted) : preload(folder + file, wanted);
		if (webKit) await one;
		arriving.push(one);
	}
	await Promise.all(arriving);
}

function preload(href: string, wanted: object): Promise<void> {
	const link = document.createElement("link");
	if (!link.relList.supports("modulepreload")) return Promise.resolve();
	Object.assign(link, wanted, { rel: "modulepreload", href });
	return arrival(link);
}

async function runScript(address: string, wanted: object): Promise<void> {
	const script = document.createElement("script");
	const { trustedTypes } = window as { trustedTypes?: TrustedTypes };
	Object.assign(script, wanted, { type: "module" });
	try {
		policy ??= trustedTypes?.createPolicy("bellhop-pinned", { createScriptURL: (own) => own });
		script.src = policy ? policy.createScriptURL(address) : address;
	} catch {
		// The page's `trusted-types` does not name the policy.
		return preload(address, wanted);
	}
	await arrival(script);
}

function arrival(element: HTMLLinkElement | HTMLScriptElement): Promise<void> {
	return new Promise((resolve, reject) => {
		element.onload = () => resolve();
		element.onerror = () => reject(new Error("a module is not what it has to be, or did not come"));
		document.head.append(element);
	});
}
