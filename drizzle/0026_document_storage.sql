-- A document lies here for a minute, and is read a megabyte at a time: compressed, it would be unpacked anew for each.
ALTER TABLE "import_documents" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;
