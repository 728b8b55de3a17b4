-- Why a statement did not run on the quickest lane.
alter table query_history add column lane_reason varchar(1000);
