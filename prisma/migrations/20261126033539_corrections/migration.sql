-- AlterTable
ALTER TABLE "Revision" ADD COLUMN     "changes" JSONB,
ADD COLUMN     "difference" JSONB,
ADD COLUMN     "origin" TEXT NOT NULL DEFAULT 'import',
ADD COLUMN     "previousId" UUID,
ADD COLUMN     "reason" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "restoredFromId" UUID;

-- CreateTable
CREATE TABLE "Correction" (
    "projectId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "sourceId" UUID NOT NULL,
    "revisionId" UUID NOT NULL,
    "spanBefore" JSONB NOT NULL,
    "spanAfter" JSONB NOT NULL,
    "reading" TEXT NOT NULL,
    "correction" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "Correction_pkey" PRIMARY KEY ("projectId","id")
);

-- CreateTable
CREATE TABLE "CorrectionDraft" (
    "projectId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "sourceId" UUID NOT NULL,
    "revisionId" UUID NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "reading" TEXT NOT NULL,
    "correction" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "isProposed" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CorrectionDraft_pkey" PRIMARY KEY ("projectId","id")
);

-- CreateIndex
CREATE INDEX "Correction_projectId_revisionId_idx" ON "Correction"("projectId", "revisionId");

-- CreateIndex
CREATE INDEX "CorrectionDraft_projectId_sourceId_idx" ON "CorrectionDraft"("projectId", "sourceId");

-- AddForeignKey
ALTER TABLE "Revision" ADD CONSTRAINT "Revision_projectId_previousId_fkey" FOREIGN KEY ("projectId", "previousId") REFERENCES "Revision"("projectId", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Revision" ADD CONSTRAINT "Revision_projectId_restoredFromId_fkey" FOREIGN KEY ("projectId", "restoredFromId") REFERENCES "Revision"("projectId", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Correction" ADD CONSTRAINT "Correction_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Correction" ADD CONSTRAINT "Correction_projectId_sourceId_fkey" FOREIGN KEY ("projectId", "sourceId") REFERENCES "Source"("projectId", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Correction" ADD CONSTRAINT "Correction_projectId_revisionId_fkey" FOREIGN KEY ("projectId", "revisionId") REFERENCES "Revision"("projectId", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CorrectionDraft" ADD CONSTRAINT "CorrectionDraft_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CorrectionDraft" ADD CONSTRAINT "CorrectionDraft_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CorrectionDraft" ADD CONSTRAINT "CorrectionDraft_projectId_sourceId_fkey" FOREIGN KEY ("projectId", "sourceId") REFERENCES "Source"("projectId", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CorrectionDraft" ADD CONSTRAINT "CorrectionDraft_projectId_revisionId_fkey" FOREIGN KEY ("projectId", "revisionId") REFERENCES "Revision"("projectId", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- What the schema language cannot say, held by the database itself.

-- A first revision follows nothing; every later one says what it followed and how it differs from it.
ALTER TABLE "Revision"
  ADD CONSTRAINT "Revision_follows" CHECK (num_nonnulls("previousId", "difference", "changes") IN (0, 3)),
  ADD CONSTRAINT "Revision_origin" CHECK (
    "origin" IN ('import', 'corrections', 'file', 'restored')
    AND ("origin" = 'import') = ("previousId" IS NULL)
    AND ("origin" = 'restored') = ("restoredFromId" IS NOT NULL)
  );

-- An emendation and a conjecture are judgements: they give their reason.
ALTER TABLE "Correction"
  ADD CONSTRAINT "Correction_reason" CHECK ("type" NOT IN ('emendation', 'conjecture') OR btrim("reason") <> '');

-- As the first migration has it, with the columns that came since.
DROP TRIGGER "Revision_immutable" ON "Revision";
CREATE TRIGGER "Revision_immutable" BEFORE UPDATE ON "Revision"
  FOR EACH ROW WHEN (
    (OLD."projectId", OLD."id", OLD."sourceId", OLD."number", OLD."originalSha256", OLD."fileName", OLD."format",
     OLD."encoding", OLD."text", OLD."textSha256", OLD."length", OLD."reading", OLD."report", OLD."previousId",
     OLD."origin", OLD."restoredFromId", OLD."reason", OLD."changes", OLD."difference", OLD."createdById",
     OLD."createdAt")
    IS DISTINCT FROM
    (NEW."projectId", NEW."id", NEW."sourceId", NEW."number", NEW."originalSha256", NEW."fileName", NEW."format",
     NEW."encoding", NEW."text", NEW."textSha256", NEW."length", NEW."reading", NEW."report", NEW."previousId",
     NEW."origin", NEW."restoredFromId", NEW."reason", NEW."changes", NEW."difference", NEW."createdById",
     NEW."createdAt")
  )
  EXECUTE FUNCTION refuse_rewriting();

-- What was corrected stays as it was said. It can be retired and restored with its revision, no more.
CREATE TRIGGER "Correction_immutable" BEFORE UPDATE ON "Correction"
  FOR EACH ROW WHEN (
    (OLD."projectId", OLD."id", OLD."sourceId", OLD."revisionId", OLD."spanBefore", OLD."spanAfter", OLD."reading",
     OLD."correction", OLD."type", OLD."reason", OLD."createdById", OLD."createdAt")
    IS DISTINCT FROM
    (NEW."projectId", NEW."id", NEW."sourceId", NEW."revisionId", NEW."spanBefore", NEW."spanAfter", NEW."reading",
     NEW."correction", NEW."type", NEW."reason", NEW."createdById", NEW."createdAt")
  )
  EXECUTE FUNCTION refuse_rewriting();
