-- How long what people said is kept, and what must be kept longer (T2).
create table retention_rule (
    tenant_id uuid primary key,
    years     integer not null check (years between 3 and 50), -- after the end
    set_by    uuid not null,
    set_at    timestamptz not null
);

create table retention_hold (
    tenant_id    uuid not null,
    complaint_id uuid not null,
    reason       text not null,
    held_by      uuid not null,
    held_at      timestamptz not null,
    primary key (tenant_id, complaint_id),
    foreign key (tenant_id, complaint_id) references complaint
);

create table retention_run (
    tenant_id uuid not null,
    day       date not null,
    erased    integer not null,
    primary key (tenant_id, day)
);

do $$
declare
    t text;
begin
    foreach t in array array['retention_rule', 'retention_hold', 'retention_run']
    loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy tenant_only on %I using (tenant_id = current_tenant())', t);
    end loop;
end $$;

grant select, insert, update, delete on retention_rule, retention_hold, retention_run to wenguo_app;

-- Words are taken out of the log by this role alone, for the length of one statement; hashes it may not touch either.
do $$
begin
    if not exists (select from pg_roles where rolname = 'wenguo_eraser') then
        create role wenguo_eraser nologin nosuperuser nobypassrls;
    end if;
    execute format('grant wenguo_eraser to %I', current_user);
end $$;
grant usage on schema public to wenguo_eraser;
grant execute on function current_tenant() to wenguo_eraser;
alter table complaint_event add column erased boolean not null default false;
grant select (tenant_id, complaint_id, seq), update (facts, erased) on complaint_event to wenguo_eraser;

create index complaint_erasable on complaint (tenant_id, closed_at) where sealing_key is not null and closed_at is not null;
grant delete on reply_points to wenguo_app;
