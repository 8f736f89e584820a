/** The network failed, the server went silent, or a stream ended before its last word. Trying again may succeed. */
export class ConnectionLost extends Error {
	override readonly name = "ConnectionLost";
}
