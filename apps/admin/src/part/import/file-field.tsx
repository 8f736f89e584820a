import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { Field } from "../field.tsx";

interface FileFieldProps {
	readonly file: File | undefined;
	readonly fault: string | undefined;
	readonly onFile: (file: File | undefined) => void;
}

/** What the BFF reads at most (`largestDocument` of its import), in bytes. */
const largest = 8 * 1024 * 1024;

/** A file of the admin's own. One that is too large is refused before anything of it is sent. */
export function FileField({ file, fault, onFile }: FileFieldProps): JSX.Element {
	const [refused, setRefused] = useState<string | undefined>(undefined);
	const choose = (chosen: File | undefined) => {
		const isTooLarge = chosen !== undefined && chosen.size > largest;
		setRefused(
			isTooLarge
				? `${chosen.name} has ${mebibytes(chosen.size)} MiB; at most 8 MiB can be read. Leave out the operations that no tool needs.`
				: undefined,
		);
		onFile(isTooLarge ? undefined : chosen);
	};
	return (
		<Field
			label="File"
			hint={file && `${file.name}, ${(file.size / 1e6).toLocaleString("en", { maximumFractionDigits: 2 })} MB`}
			fault={refused ?? fault}
		>
			{(attributes) => (
				<input
					{...attributes}
					type="file"
					accept=".json,.yaml,.yml"
					onChange={(event) => choose(event.currentTarget.files?.[0])}
				/>
			)}
		</Field>
	);
}

const mebibytes = (bytes: number) => (bytes / 1024 / 1024).toFixed(1);
