-- CreateTable
CREATE TABLE "Borrowing" (
    "projectId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "sourceId" UUID NOT NULL,
    "revisionId" UUID NOT NULL,
    "passageId" UUID,
    "format" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "originalId" TEXT NOT NULL,
    "document" TEXT NOT NULL,
    "start" INTEGER,
    "end" INTEGER,
    "quote" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "suffix" TEXT NOT NULL,
    "notes" JSONB NOT NULL,
    "tags" JSONB NOT NULL,
    "author" TEXT NOT NULL,
    "created" TEXT NOT NULL,
    "verdict" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "isChosen" BOOLEAN NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "Borrowing_pkey" PRIMARY KEY ("projectId","id")
);

-- CreateIndex
CREATE INDEX "Borrowing_projectId_sourceId_idx" ON "Borrowing"("projectId", "sourceId");

-- CreateIndex
CREATE INDEX "Borrowing_projectId_passageId_idx" ON "Borrowing"("projectId", "passageId");

-- AddForeignKey
ALTER TABLE "Borrowing" ADD CONSTRAINT "Borrowing_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Borrowing" ADD CONSTRAINT "Borrowing_projectId_sourceId_fkey" FOREIGN KEY ("projectId", "sourceId") REFERENCES "Source"("projectId", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Borrowing" ADD CONSTRAINT "Borrowing_projectId_revisionId_fkey" FOREIGN KEY ("projectId", "revisionId") REFERENCES "Revision"("projectId", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Borrowing" ADD CONSTRAINT "Borrowing_projectId_passageId_fkey" FOREIGN KEY ("projectId", "passageId") REFERENCES "Passage"("projectId", "id") ON DELETE NO ACTION ON UPDATE CASCADE;
