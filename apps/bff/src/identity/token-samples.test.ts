import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startBff, type TestBff } from "../../test/bff.ts";
import { TestVisitor } from "../../test/visitor.ts";
import { addIdentityKey } from "./add-identity-key.ts";
import { revokeIdentityKey } from "./revoke-identity-key.ts";

const user = { id: "alex", name: 'Alex "A" Réid', email: "alex@example.com" };

/** How each sample is run: the file it is kept in, what calls it and prints the token, and the command. */
const runners = {
	node: {
		...{ file: "sign.mjs", command: "node", asks: ["--version"] },
		main: 'import { signIdentityToken } from "./sign.mjs"; console.log(signIdentityToken(JSON.parse(process.argv[2]), process.argv[3]));',
		run: ["main.mjs"],
	},
	python: {
		...{ file: "sign.py", command: "python3", asks: ["--version"] },
		main: "import json, sys\nfrom sign import sign_identity_token\nprint(sign_identity_token(json.loads(sys.argv[1]), sys.argv[2]))",
		run: ["main.py"],
	},
	php: {
		...{ file: "sign.php", command: "php", asks: ["--version"] },
		main: "<?php require 'sign.php'; echo sign_identity_token(json_decode($argv[1], true), $argv[2]);",
		run: ["main.php"],
	},
	ruby: {
		...{ file: "sign.rb", command: "ruby", asks: ["--version"] },
		main: 'require_relative "sign"\nputs sign_identity_token(JSON.parse(ARGV[0], symbolize_names: true), ARGV[1])',
		run: ["main.rb"],
	},
	go: {
		...{ file: "sign.go", command: "go", asks: ["version"] },
		main: 'package main\nimport ("encoding/json"; "fmt"; "os")\nfunc main() {\n\tvar user User\n\tif err := json.Unmarshal([]byte(os.Args[1]), &user); err != nil { panic(err) }\n\ttoken, err := SignIdentityToken(user, os.Args[2])\n\tif err != nil { panic(err) }\n\tfmt.Println(token)\n}',
		run: ["run", "main.go", "sign.go"],
	},
} as const;

let bff: TestBff;
let folder: string;
beforeAll(async () => {
	bff = await startBff();
	folder = mkdtempSync(join(tmpdir(), "bellhop-samples-"));
});
afterAll(async () => {
	rmSync(folder, { recursive: true });
	await bff.close();
});

for (const [language, { file, command, asks, main, run }] of Object.entries(runners)) {
	const installed = spawnSync(command, [...asks]).status === 0;

	test.skipIf(!installed)(
		`a token that the sample for ${language} signs opens a session of its user`,
		async () => {
			const { key, secret = "" } = await addIdentityKey(bff.admin, { kind: "secret" });
			const sample = readFileSync(new URL(`./token-samples/${file}`, import.meta.url), "utf8");
			writeFileSync(join(folder, file), sample.replace("SITE_ID", bff.site.id).replace("KEY_ID", key.id));
			writeFileSync(join(folder, run.find((name) => name.startsWith("main")) ?? ""), main);
			const environment = { ...process.env, PYTHONDONTWRITEBYTECODE: "1", GOFLAGS: "-mod=mod", GO111MODULE: "off" };
			const options = { cwd: folder, encoding: "utf8", env: environment } as const;
			const { stdout, stderr } = spawnSync(command, [...run, JSON.stringify(user), secret], options);
			const visitor = await TestVisitor.arrive(bff, bff.site.id, stdout.trim() || stderr);
			const session = await (await visitor.request("/v1/sessions")).json();
			expect(session).toMatchObject({ visitor: { verified: true, name: user.name } });
			await revokeIdentityKey(bff.admin, key.id);
		},
		60_000,
	);
}
