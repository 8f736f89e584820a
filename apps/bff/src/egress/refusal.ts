/** Why a request may not leave. */
export type EgressRule =
	| "url_invalid"
	| "userinfo"
	| "fragment"
	| "https_only"
	| "loopback_address"
	| "private_address"
	| "not_public_address";

const sentences: Record<EgressRule, string> = {
	url_invalid: "This is not a URL.",
	userinfo: "A URL with a user name or password in it is not sent.",
	fragment: "A URL with a fragment (#…) is not sent.",
	https_only: "Only https is sent.",
	loopback_address: "The address is this machine itself.",
	private_address: "The address is in a private network.",
	not_public_address: "The address is not a public one.",
};

/** A request that the egress rules do not let out. Nothing was sent. */
export class EgressRefusal extends Error {
	override readonly name = "EgressRefusal";
	readonly rule: EgressRule;

	/** @param host `host:port` as parsed, never the input string. */
	constructor(rule: EgressRule, host: string) {
		const setting = ["url_invalid", "userinfo", "fragment"].includes(rule)
			? ""
			: ` The deployer can allow it with BELLHOP_EGRESS_ALLOW=${host}.`;
		super(`${sentences[rule]} (${rule}: ${host})${setting}`);
		this.rule = rule;
	}
}

/** How a request that left, or tried to, went wrong. `sent` tells whether the other side may have seen it. */
export type EgressFault =
	| "dns"
	| "connect"
	| "tls"
	| "timeout"
	| "reset"
	| "redirect"
	| "too_large"
	| "encoding"
	| "content_type";

export class EgressFailure extends Error {
	override readonly name = "EgressFailure";
	readonly fault: EgressFault;
	readonly sent: boolean;

	constructor(fault: EgressFault, detail: { readonly sent: boolean; readonly message: string }) {
		super(detail.message);
		this.fault = fault;
		this.sent = detail.sent;
	}
}
