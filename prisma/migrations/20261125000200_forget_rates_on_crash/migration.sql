-- Counters of rate limits change with every request and may be lost in a crash: without a write-ahead log they cost no
-- wait for the disk.
ALTER TABLE "RateBucket" SET UNLOGGED;
