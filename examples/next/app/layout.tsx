import { headers } from "next/headers";
import Link from "next/link";
import type { ReactNode } from "react";
import { Chat } from "./chat";

/** The chat stands in the layout, so it stays when the route changes. */
export default async function Layout({ children }: { children: ReactNode }) {
	const nonce = (await headers()).get("x-nonce") ?? undefined;
	return (
		<html lang="en">
			<body>
				<nav>
					<Link href="/">Home</Link> <Link href="/orders">Orders</Link>
				</nav>
				{children}
				<Chat src={process.env["BELLHOP_SRC"] ?? ""} nonce={nonce} />
			</body>
		</html>
	);
}
