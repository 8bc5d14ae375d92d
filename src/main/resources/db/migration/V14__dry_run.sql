-- The past under a changed policy: asked for by a person, done in the background, kept to be looked at.
create table dry_run (
    tenant_id    uuid not null,
    dry_run_id   uuid not null,
    version_no   integer not null,
    called       text not null,              -- what the version was called then
    running_only boolean not null,           -- the cases that have not ended, instead of those of a period
    from_date    date,
    to_date      date,                       -- the last day of it
    asked_by     uuid not null,
    asked_at     timestamptz not null,
    total        integer,                    -- null until it has begun
    done         integer not null default 0,
    cancelled_at timestamptz,
    finished_at  timestamptz,
    failure      text,
    primary key (tenant_id, dry_run_id),
    foreign key (tenant_id, asked_by) references staff,
    foreign key (tenant_id, version_no) references policy_version on delete cascade,
    check (running_only = (from_date is null)),
    check ((from_date is null) = (to_date is null))
);

-- One thing about one case, under the policy that handles it and under the one that is tried.
create table dry_run_finding (
    tenant_id    uuid not null,
    dry_run_id   uuid not null,
    kind         text not null check (kind in ('breach', 'level', 'approval', 'due')),
    what         text not null,              -- id of the limit, code of the level, role that has to approve
    complaint_id uuid not null,
    unit_id      uuid not null,              -- whose matter it is
    before       boolean not null,           -- whether it is so now
    after        boolean not null,           -- whether it would be
    before_at    timestamptz,
    after_at     timestamptz,
    primary key (tenant_id, dry_run_id, kind, what, complaint_id),
    foreign key (tenant_id, dry_run_id) references dry_run on delete cascade
);

alter table dry_run enable row level security;
alter table dry_run force row level security;
create policy tenant_only on dry_run using (tenant_id = current_tenant());
grant select, insert, update, delete on dry_run to wenguo_app;
alter table dry_run_finding enable row level security;
alter table dry_run_finding force row level security;
create policy tenant_only on dry_run_finding using (tenant_id = current_tenant());
grant select, insert, delete on dry_run_finding to wenguo_app;
