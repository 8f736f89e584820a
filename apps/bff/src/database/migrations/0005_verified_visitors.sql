CREATE TABLE "ended_identity_tokens" (
	"site_id" text NOT NULL,
	"token_hash" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "ended_identity_tokens_site_id_token_hash_pk" PRIMARY KEY("site_id","token_hash")
);
--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "idle_until" timestamp with time zone;--> statement-breakpoint
UPDATE "sessions" SET "idle_until" = "expires_at";--> statement-breakpoint
ALTER TABLE "sessions" ALTER COLUMN "idle_until" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "identity_key_id" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "identity_token_hash" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "identity_token_expires_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "sites" ADD COLUMN "identity" text DEFAULT 'optional' NOT NULL;--> statement-breakpoint
ALTER TABLE "visitors" ADD COLUMN "subject" text;--> statement-breakpoint
ALTER TABLE "visitors" ADD COLUMN "claims" jsonb;--> statement-breakpoint
ALTER TABLE "visitors" ADD COLUMN "claims_issued_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "visitors" ADD COLUMN "tokens_ended_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "ended_identity_tokens" ADD CONSTRAINT "ended_identity_tokens_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "ended_identity_tokens_expiry" ON "ended_identity_tokens" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "sessions_identity_key" ON "sessions" USING btree ("identity_key_id");--> statement-breakpoint
CREATE UNIQUE INDEX "visitors_site_subject" ON "visitors" USING btree ("site_id","subject") WHERE subject is not null;