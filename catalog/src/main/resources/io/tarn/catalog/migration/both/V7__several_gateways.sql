-- Counts changes of names, users and rights, whichever gateway makes them: one row.
create table catalog_revision (
  revision bigint not null
);

insert into catalog_revision (revision) values (0);

-- Gateways that use this database now, and when each was last seen; the embedded one has none.
create table gateways (
  process varchar(36) primary key,
  seen_at timestamp with time zone not null
);

-- Which run of which gateway copies; empty for copies from before.
alter table copies add column process varchar(36) default '' not null;
