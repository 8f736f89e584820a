CREATE TABLE "use_counts" (
	"key" text PRIMARY KEY NOT NULL,
	"points" integer NOT NULL,
	"expire" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "use_counts_expire" ON "use_counts" USING btree ("expire");--> statement-breakpoint
DROP TABLE "admin_rate_limits" CASCADE;