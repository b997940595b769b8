CREATE TABLE "import_parts" (
	"import_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"bytes" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "import_parts_import_id_position_pk" PRIMARY KEY("import_id","position")
);
--> statement-breakpoint
-- Compressed it would only be unpacked again a moment later.
ALTER TABLE "import_parts" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;--> statement-breakpoint
-- What waits to be read while the server is updated.
INSERT INTO "import_parts" ("import_id", "position", "bytes")
SELECT "import_id", "position", substring("bytes" from "position" * 262144 + 1 for 262144)
FROM "import_documents", generate_series(0, (length("bytes") - 1) / 262144) AS "position";--> statement-breakpoint
ALTER TABLE "import_documents" ADD COLUMN "length" integer;--> statement-breakpoint
UPDATE "import_documents" SET "length" = length("bytes");--> statement-breakpoint
ALTER TABLE "import_documents" ALTER COLUMN "length" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "import_documents" DROP COLUMN "bytes";
