-- The marks of the place where a text opens are found without reading all of its passages.
CREATE INDEX "Passage_opening" ON "Passage" ("projectId", "revisionId", ((spans->0->>0)::int)) WHERE "retiredAt" IS NULL;

CREATE INDEX "Tagging_projectId_passageId_idx" ON "Tagging" ("projectId", "passageId");

CREATE INDEX "EvidenceLink_projectId_fromAttestationId_idx" ON "EvidenceLink" ("projectId", "fromAttestationId");
