-- CreateTable
CREATE TABLE "Placement" (
    "projectId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "passageId" UUID NOT NULL,
    "revisionId" UUID NOT NULL,
    "passageSpans" JSONB NOT NULL,
    "decision" TEXT NOT NULL,
    "verdict" TEXT NOT NULL,
    "spans" JSONB,
    "quote" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "suffix" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "Placement_pkey" PRIMARY KEY ("projectId","id")
);

-- CreateIndex
CREATE INDEX "Placement_projectId_passageId_idx" ON "Placement"("projectId", "passageId");

-- AddForeignKey
ALTER TABLE "Placement" ADD CONSTRAINT "Placement_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Placement" ADD CONSTRAINT "Placement_projectId_passageId_fkey" FOREIGN KEY ("projectId", "passageId") REFERENCES "Passage"("projectId", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Placement" ADD CONSTRAINT "Placement_projectId_revisionId_fkey" FOREIGN KEY ("projectId", "revisionId") REFERENCES "Revision"("projectId", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- What the schema language cannot say, held by the database itself.

-- A detached passage has no place, every other one has; nobody decides twice about one passage in one text.
ALTER TABLE "Placement"
  ADD CONSTRAINT "Placement_decision" CHECK (
    "decision" IN ('accepted', 'chosen', 'reselected', 'detached')
    AND ("decision" = 'detached') = ("spans" IS NULL)
  );
CREATE UNIQUE INDEX "Placement_one" ON "Placement" ("projectId", "passageId", "revisionId") WHERE "retiredAt" IS NULL;
