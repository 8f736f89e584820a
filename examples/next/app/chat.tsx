"use client";

import { loadBellhop } from "@bellhop/widget";
import { useEffect } from "react";

export function Chat({ src, nonce }: { src: string; nonce: string | undefined }) {
	useEffect(() => {
		const bellhop = loadBellhop({ src, ...(nonce !== undefined && { nonce }) });
		bellhop.identify(async () => (await fetch("/identity-token")).text());
		bellhop.update({ page: true });
		return () => bellhop.destroy();
	}, [src, nonce]);
	return null;
}
