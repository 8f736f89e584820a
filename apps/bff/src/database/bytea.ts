import { customType } from "drizzle-orm/pg-core";

/** A column of bytes. The engines' drivers give them as different kinds of arrays. */
export const bytea = customType<{ data: Buffer; driverData: Uint8Array }>({
	dataType: () => "bytea",
	fromDriver: (bytes) => Buffer.from(bytes),
});
