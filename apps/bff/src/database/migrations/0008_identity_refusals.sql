CREATE TABLE "identity_refusals" (
	"site_id" text NOT NULL,
	"reason" text NOT NULL,
	"times" integer NOT NULL,
	"finding" text NOT NULL,
	"last_at" timestamp with time zone NOT NULL,
	CONSTRAINT "identity_refusals_site_id_reason_pk" PRIMARY KEY("site_id","reason")
);
--> statement-breakpoint
ALTER TABLE "identity_refusals" ADD CONSTRAINT "identity_refusals_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE cascade ON UPDATE no action;