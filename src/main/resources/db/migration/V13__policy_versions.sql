-- What an organisation wanted, version by version. The first is a copy of the pack it was founded with, so that a new
-- release of the program changes nobody's rules. A draft changes; what was adopted never does.
create table policy_version (
    tenant_id      uuid not null,
    version_no     integer not null,
    pack           text not null,            -- id of the pack
    version        text not null,            -- as its pack.yaml says
    fingerprint    bytea not null,           -- SHA-256 of the files
    based_on       integer,                  -- the version it was drafted from; null: from the program's own pack
    revision       integer not null,         -- counts the saves of a draft
    created_by     uuid,                     -- null: at the founding
    created_at     timestamptz not null,
    changed_by     uuid,
    changed_at     timestamptz not null,
    adopted_by     uuid,
    adopted_at     timestamptz,
    in_force_from  timestamptz,
    reason         text,
    withdrawn_by   uuid,
    withdrawn_at   timestamptz,
    primary key (tenant_id, version_no),
    foreign key (tenant_id, created_by) references staff,
    foreign key (tenant_id, changed_by) references staff,
    foreign key (tenant_id, adopted_by) references staff,
    foreign key (tenant_id, withdrawn_by) references staff,
    check ((adopted_at is null) = (in_force_from is null)),
    check (withdrawn_at is null or adopted_at is not null)
);
-- Cases name their version by what it is called, so no two that were ever adopted may be called alike.
create unique index policy_version_called on policy_version (tenant_id, pack, version) where adopted_at is not null;

create table policy_file (
    tenant_id  uuid not null,
    version_no integer not null,
    file       text not null,                -- 'limits.yaml'
    content    text not null,
    primary key (tenant_id, version_no, file),
    foreign key (tenant_id, version_no) references policy_version on delete cascade
);

alter table policy_version enable row level security;
alter table policy_version force row level security;
create policy tenant_only on policy_version using (tenant_id = current_tenant());
grant select, insert, update, delete on policy_version to wenguo_app;
alter table policy_file enable row level security;
alter table policy_file force row level security;
create policy tenant_only on policy_file using (tenant_id = current_tenant());
grant select, insert, update, delete on policy_file to wenguo_app;

-- By which version a complaint is handled; null: registered before versions were kept, and so under the first.
alter table complaint add column pack text;
alter table complaint add column pack_version text;
create index complaint_open_policy on complaint (tenant_id, pack, pack_version) where closed_at is null;

-- That running cases were moved to a version on purpose, and how far that has come.
create table policy_move (
    tenant_id  uuid not null,
    move_id    uuid not null,
    version_no integer not null,
    reason     text not null,
    staff_id   uuid not null,
    at         timestamptz not null,
    moved      integer not null default 0,
    done_at    timestamptz,
    primary key (tenant_id, move_id),
    foreign key (tenant_id, version_no) references policy_version,
    foreign key (tenant_id, staff_id) references staff
);
alter table policy_move enable row level security;
alter table policy_move force row level security;
create policy tenant_only on policy_move using (tenant_id = current_tenant());
grant select, insert, update on policy_move to wenguo_app;
