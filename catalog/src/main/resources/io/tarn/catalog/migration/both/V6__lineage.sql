-- What statements read and wrote. Statements of equal lineage share it.
create table lineages (
  lineage_id bigint generated always as identity primary key,
  digest varchar(64) not null,
  constraint lineages_digest unique (digest)
);

-- From a table or path to another; with columns, from column to column. position counts from 0.
create table lineage_edges (
  lineage_id bigint not null references lineages on delete cascade,
  position int not null,
  source_kind varchar(16),
  source_catalog varchar(255),
  source_schema varchar(255),
  source_name varchar(255),
  source_path varchar(4096),
  source_column varchar(4096),
  target_kind varchar(16),
  target_catalog varchar(255),
  target_schema varchar(255),
  target_name varchar(255),
  target_column varchar(4096),
  primary key (lineage_id, position)
);

-- Ids of statements sort by the time they began.
create table lineage_events (
  statement_id varchar(32) primary key,
  lineage_id bigint not null references lineages,
  executed_by varchar(255) not null,
  event_time timestamp(6) with time zone not null
);

create index lineage_events_lineage on lineage_events (lineage_id);
