-- What the schema language cannot say, held by the database itself, whoever writes.

-- Evidence comes from one thing and bears on one thing, gives its reason, and never stands on itself.
ALTER TABLE "EvidenceLink"
  ADD CONSTRAINT "EvidenceLink_one_from" CHECK (num_nonnulls("fromAttestationId", "fromClaimId", "fromAssessmentId") = 1),
  ADD CONSTRAINT "EvidenceLink_one_to" CHECK (num_nonnulls("toClaimId", "toLinkId") = 1),
  ADD CONSTRAINT "EvidenceLink_not_itself" CHECK ("toLinkId" <> "id"),
  ADD CONSTRAINT "EvidenceLink_not_its_own_claim" CHECK ("fromClaimId" <> "toClaimId"),
  ADD CONSTRAINT "EvidenceLink_reason" CHECK (btrim("reasoning") <> '');

-- A tagging puts its tag on one thing.
ALTER TABLE "Tagging"
  ADD CONSTRAINT "Tagging_one_target" CHECK (num_nonnulls("passageId", "claimId") = 1);

-- A link cannot be used more often than it allows, however many use it at once.
ALTER TABLE "Invitation"
  ADD CONSTRAINT "Invitation_uses" CHECK ("usesLeft" >= 0);

ALTER TABLE "Event"
  ADD CONSTRAINT "Event_version" CHECK ("version" >= 1);

-- The logs can only grow. (Their hash chain shows what a superuser does all the same.)
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END
$$;

CREATE TRIGGER "Event_append_only" BEFORE UPDATE OR DELETE ON "Event"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "Event_never_emptied" BEFORE TRUNCATE ON "Event"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "InstanceEvent_append_only" BEFORE UPDATE OR DELETE ON "InstanceEvent"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "InstanceEvent_never_emptied" BEFORE TRUNCATE ON "InstanceEvent"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The evidence is never written into: a correction is a new revision. A revision can be retired and restored, no more.
CREATE FUNCTION refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is immutable', TG_TABLE_NAME;
END
$$;

CREATE TRIGGER "Original_immutable" BEFORE UPDATE ON "Original"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER "Revision_immutable" BEFORE UPDATE ON "Revision"
  FOR EACH ROW WHEN (
    (OLD."projectId", OLD."id", OLD."sourceId", OLD."number", OLD."originalSha256", OLD."fileName", OLD."format",
     OLD."encoding", OLD."text", OLD."textSha256", OLD."length", OLD."reading", OLD."report", OLD."createdById",
     OLD."createdAt")
    IS DISTINCT FROM
    (NEW."projectId", NEW."id", NEW."sourceId", NEW."number", NEW."originalSha256", NEW."fileName", NEW."format",
     NEW."encoding", NEW."text", NEW."textSha256", NEW."length", NEW."reading", NEW."report", NEW."createdById",
     NEW."createdAt")
  )
  EXECUTE FUNCTION refuse_rewriting();
