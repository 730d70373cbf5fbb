-- A part of a source need not be placed in the text: its spans are then absent.
ALTER TABLE "SourceUnit" ALTER COLUMN "spans" DROP NOT NULL;
