ALTER TABLE "scorecards" RENAME COLUMN "created_at" TO "saved_at";
