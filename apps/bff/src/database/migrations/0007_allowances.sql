ALTER TABLE "sites" ADD COLUMN "daily_tokens" integer;--> statement-breakpoint
ALTER TABLE "turns" ADD COLUMN "reservation" jsonb;