import type { JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import { fetchEgressAddresses } from "../store/egress.ts";
import { resource } from "../store/resource.ts";
import { Copy } from "./copy.tsx";
import { Show } from "./fetched.tsx";

/** Where requests to the owner's systems come from, for a firewall that lets in known addresses only. */
export function EgressAddresses(): JSX.Element {
	const addresses = useMemo(() => resource<readonly string[]>(), []);
	const load = () => addresses.load(fetchEgressAddresses);
	useEffect(() => void load(), []);
	return (
		<section class="card stack">
			<h2>Where requests come from</h2>
			<Show of={addresses.now.value} again={load}>
				{(known) =>
					known.length === 0 ? (
						<p class="muted">
							Whoever runs Bellhop has not named its addresses (<code>BELLHOP_EGRESS_IPS</code>). They are those of its
							server, or of the proxy in <code>BELLHOP_EGRESS_PROXY</code>.
						</p>
					) : (
						<>
							<p>If your system lets in known addresses only, let these in:</p>
							<Copy text={known.join("\n")} label="the addresses" />
						</>
					)
				}
			</Show>
		</section>
	);
}
