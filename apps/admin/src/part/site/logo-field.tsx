import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { Refusal } from "../../store/client.ts";
import { removeLogo, sendLogo } from "../../store/sites.ts";
import { Field } from "../field.tsx";
import type { SitePart } from "./site-part.ts";

/** What the BFF keeps at most (`largestLogo`), in bytes. */
const largest = 64 * 1024;

/** The picture in the header. It is kept as soon as it is chosen. */
export function LogoField({ id, draft, change }: SitePart & { readonly id: string | undefined }): JSX.Element {
	const [fault, setFault] = useState<string | undefined>(undefined);
	const [busy, setBusy] = useState(false);
	const { logo } = draft.looks;
	const act = async (send: (site: string) => Promise<string | undefined>) => {
		if (id === undefined) return;
		setBusy(true);
		setFault(undefined);
		try {
			change({ looks: { ...draft.looks, logo: await send(id) } });
		} catch (error) {
			setFault(error instanceof Refusal ? (error.fields.get("logo") ?? error.message) : "It could not be kept.");
		} finally {
			setBusy(false);
		}
	};
	const choose = (file: File | undefined) => {
		if (file && file.size > largest) setFault("The picture is larger than 64 KiB. It is shown 36 pixels high.");
		else if (file) void act((site) => sendLogo(site, file));
	};
	const hint = id === undefined ? "Save the site first." : busy ? "Sending …" : "PNG, JPEG or WebP, 64 KiB at most.";
	return (
		<div class="pair logo">
			{logo !== undefined && <img src={`/logos/${logo}`} alt="The logo" width="36" height="36" />}
			<Field label="Logo" hint={hint} fault={fault}>
				{(attributes) => (
					<input
						{...attributes}
						type="file"
						accept="image/png,image/jpeg,image/webp"
						disabled={id === undefined || busy}
						onChange={(event) => choose(event.currentTarget.files?.[0])}
					/>
				)}
			</Field>
			{logo !== undefined && (
				<button type="button" class="quiet" disabled={busy} onClick={() => void act(removeLogo)}>
					Remove the logo
				</button>
			)}
		</div>
	);
}
