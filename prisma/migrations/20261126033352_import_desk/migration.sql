-- CreateTable
CREATE TABLE "ImportProposal" (
    "projectId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "fileName" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,
    "encoding" TEXT NOT NULL DEFAULT '',
    "choices" JSONB NOT NULL,
    "references" JSONB NOT NULL,
    "siglum" TEXT NOT NULL DEFAULT '',
    "title" TEXT NOT NULL DEFAULT '',
    "state" TEXT NOT NULL,
    "outcome" JSONB NOT NULL,
    "reading" BYTEA,
    "readingSha256" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ImportProposal_pkey" PRIMARY KEY ("projectId","id")
);

-- CreateTable
CREATE TABLE "SourceReference" (
    "projectId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "sourceId" UUID NOT NULL,
    "revisionId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "quote" TEXT NOT NULL,
    "before" TEXT NOT NULL,
    "after" TEXT NOT NULL,
    "normalized" TEXT NOT NULL,
    "spans" JSONB,
    "noteLabel" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "meaning" TEXT NOT NULL,
    "locator" TEXT NOT NULL,
    "signal" TEXT NOT NULL,
    "targetSourceId" UUID,
    "relationId" UUID,
    "comment" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "SourceReference_pkey" PRIMARY KEY ("projectId","id")
);

-- CreateIndex
CREATE INDEX "ImportProposal_projectId_userId_idx" ON "ImportProposal"("projectId", "userId");

-- CreateIndex
CREATE INDEX "ImportProposal_expiresAt_idx" ON "ImportProposal"("expiresAt");

-- CreateIndex
CREATE INDEX "SourceReference_projectId_sourceId_idx" ON "SourceReference"("projectId", "sourceId");

-- AddForeignKey
ALTER TABLE "ImportProposal" ADD CONSTRAINT "ImportProposal_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportProposal" ADD CONSTRAINT "ImportProposal_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SourceReference" ADD CONSTRAINT "SourceReference_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SourceReference" ADD CONSTRAINT "SourceReference_projectId_sourceId_fkey" FOREIGN KEY ("projectId", "sourceId") REFERENCES "Source"("projectId", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SourceReference" ADD CONSTRAINT "SourceReference_projectId_revisionId_fkey" FOREIGN KEY ("projectId", "revisionId") REFERENCES "Revision"("projectId", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SourceReference" ADD CONSTRAINT "SourceReference_projectId_targetSourceId_fkey" FOREIGN KEY ("projectId", "targetSourceId") REFERENCES "Source"("projectId", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SourceReference" ADD CONSTRAINT "SourceReference_projectId_relationId_fkey" FOREIGN KEY ("projectId", "relationId") REFERENCES "SourceRelation"("projectId", "id") ON DELETE NO ACTION ON UPDATE CASCADE;
