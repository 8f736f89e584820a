CREATE TABLE "identity_keys" (
	"id" text PRIMARY KEY NOT NULL,
	"site_id" text NOT NULL,
	"kind" text NOT NULL,
	"algorithm" text NOT NULL,
	"kid" text,
	"secret" text,
	"last_four" text,
	"public_key" text,
	"jwks_url" text,
	"issuer" text,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "identity_keys_site_kid" UNIQUE("site_id","kid")
);
--> statement-breakpoint
ALTER TABLE "identity_keys" ADD CONSTRAINT "identity_keys_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "identity_keys_site" ON "identity_keys" USING btree ("site_id");