CREATE TABLE "widget_builds" (
	"hash" text PRIMARY KEY NOT NULL,
	"files" "bytea" NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"asked_at" timestamp with time zone NOT NULL
);
