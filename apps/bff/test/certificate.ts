import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { getCACertificates, setDefaultCACertificates } from "node:tls";

/** A certificate for some names, with its key, made on the spot by `openssl`. */
export interface Certificate {
	readonly key: string;
	readonly cert: string;
}

/** Makes a certificate and has this process trust it. */
export function trustedCertificate(...names: string[]): Certificate {
	const folder = mkdtempSync(join(tmpdir(), "bellhop-certificate-"));
	const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
	const subject = [
		"-subj",
		`/CN=${names[0]}`,
		"-addext",
		`subjectAltName=${names.map((name) => `DNS:${name}`).join(",")}`,
	];
	const kind = ["-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"];
	try {
		execFileSync("openssl", ["req", ...kind, "-keyout", key, "-out", cert, ...subject], { stdio: "pipe" });
		const made = { key: readFileSync(key, "utf8"), cert: readFileSync(cert, "utf8") };
		setDefaultCACertificates([...getCACertificates("default"), made.cert]);
		return made;
	} finally {
		rmSync(folder, { recursive: true });
	}
}
