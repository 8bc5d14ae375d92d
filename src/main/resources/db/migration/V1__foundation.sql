-- The role that the program works as: no owner of anything, no BYPASSRLS, and on logs only INSERT and SELECT.
-- Roles belong to the whole server, so another installation on it may have made this one already.
do $$
begin
    if not exists (select from pg_roles where rolname = 'wenguo_app') then
        create role wenguo_app nologin nosuperuser nobypassrls;
    end if;
    execute format('grant wenguo_app to %I', current_user);
end $$;

grant usage on schema public to wenguo_app;

create extension if not exists btree_gin;

-- What every policy below asks: the tenant of this transaction, null when none was set (then nothing is seen).
create function current_tenant() returns uuid
    language sql stable parallel safe
    return nullif(current_setting('wenguo.tenant', true), '')::uuid;

-- ---------------------------------------------------------------------------------------------------------------
-- What is unique in the whole installation and must be found before a tenant is known. Not distributed, no policy.
-- ---------------------------------------------------------------------------------------------------------------
create table tenant (
    tenant_id  uuid primary key,
    no         integer generated always as identity unique,
    code       text not null unique,
    name       text not null,
    pack       text not null,
    zone       text not null default 'Asia/Shanghai',
    created_at timestamptz not null
);

create table account (
    username      text primary key,
    tenant_id     uuid not null,
    staff_id      uuid not null,
    password_hash text not null,
    failures      integer not null default 0,
    locked_until  timestamptz,
    disabled      boolean not null default false
);

create table api_token (
    token_hash bytea primary key,
    tenant_id  uuid not null,
    staff_id   uuid not null,
    username   text not null references account,
    created_at timestamptz not null,
    expires_at timestamptz not null
);
create index api_token_expiry on api_token (expires_at);

create table setup_link (
    only_one   boolean primary key default true check (only_one),
    token_hash bytea not null,
    used_at    timestamptz
);

-- The earliest moment at which a tenant has a limit to look at: sweeps pick tenants here first.
create table next_due (
    tenant_id uuid primary key,
    due_at    timestamptz not null
);

create table spring_session (
    primary_id            char(36) not null primary key,
    session_id            char(36) not null unique,
    creation_time         bigint not null,
    last_access_time      bigint not null,
    max_inactive_interval int not null,
    expiry_time           bigint not null,
    principal_name        varchar(100)
);
create index spring_session_expiry on spring_session (expiry_time);
create index spring_session_principal on spring_session (principal_name);

create table spring_session_attributes (
    session_primary_id char(36) not null references spring_session (primary_id) on delete cascade,
    attribute_name     varchar(200) not null,
    attribute_bytes    bytea not null,
    primary key (session_primary_id, attribute_name)
);

create table scheduled_tasks (
    task_name            text not null,
    task_instance        text not null,
    task_data            bytea,
    execution_time       timestamptz,
    picked               boolean not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint not null,
    priority             smallint,
    state                text,
    primary key (task_name, task_instance)
);
create index scheduled_tasks_due on scheduled_tasks (execution_time);
create index scheduled_tasks_heartbeat on scheduled_tasks (last_heartbeat);

-- Each node takes a hundred serials at a time; gaps mean nothing.
create sequence complaint_serial increment by 100;

-- ---------------------------------------------------------------------------------------------------------------
-- People
-- ---------------------------------------------------------------------------------------------------------------
create table unit (
    tenant_id uuid not null,
    unit_id   uuid not null,
    parent_id uuid,
    code      text not null,
    name      text not null,
    kind      text not null check (kind in ('company', 'area', 'site', 'department', 'centre')),
    calendar  text,
    primary key (tenant_id, unit_id),
    unique (tenant_id, code),
    foreign key (tenant_id, parent_id) references unit
);

create table staff (
    tenant_id uuid not null,
    staff_id  uuid not null,
    unit_id   uuid not null,
    username  text not null,
    name      text not null,
    roles     text[] not null,
    active    boolean not null default true,
    primary key (tenant_id, staff_id),
    unique (tenant_id, username),
    foreign key (tenant_id, unit_id) references unit
);

-- ---------------------------------------------------------------------------------------------------------------
-- The complaint: the log is the truth, the row is what lists and searches read and can be made from the log again.
-- ---------------------------------------------------------------------------------------------------------------
create table complaint (
    tenant_id        uuid not null,
    complaint_id     uuid not null,
    number           text not null,
    version          integer not null,
    stage            text not null,
    round            integer not null,
    level            text not null,
    validity         text not null,
    category         text,
    kind             text not null,
    channel          text not null,
    severity         integer not null,
    responsibility   text not null,
    media            text not null,
    unit_id          uuid not null,
    holder_unit_id   uuid,
    holder_staff_id  uuid,
    seen_by          uuid[] not null,
    suspended        boolean not null,
    received_at      timestamptz not null,
    registered_at    timestamptz not null,
    closed_at        timestamptz,
    subject          text not null,
    body             text not null,
    place            text,
    customer_kind    text,
    vip              boolean not null,
    sealed_name      bytea,
    phone_index      bytea,
    sealing_key      bytea,
    tracking_hash    bytea not null,
    source_id        text,
    matter           integer[] not null,
    search           tsvector not null,
    primary key (tenant_id, complaint_id),
    unique (tenant_id, number),
    foreign key (tenant_id, unit_id) references unit
);
create unique index complaint_source on complaint (tenant_id, channel, source_id) where source_id is not null;
create unique index complaint_tracking on complaint (tenant_id, tracking_hash);
create index complaint_received on complaint (tenant_id, received_at desc, complaint_id desc);
create index complaint_phone on complaint (tenant_id, phone_index, received_at desc) where phone_index is not null;
create index complaint_holder on complaint (tenant_id, holder_unit_id, received_at) where holder_unit_id is not null;
create index complaint_seen on complaint using gin (tenant_id, seen_by);
create index complaint_search on complaint using gin (tenant_id, search);
create index complaint_matter on complaint using gin (tenant_id, matter);

create table complaint_event (
    tenant_id    uuid not null,
    complaint_id uuid not null,
    seq          integer not null,
    type         text not null,
    at           timestamptz not null,
    actor_kind   text not null check (actor_kind in ('staff', 'customer', 'system')),
    actor_id     uuid,
    facts        json not null, -- json, not jsonb: the hash is over the very text
    hash         bytea not null,
    primary key (tenant_id, complaint_id, seq)
);

create table idempotency_key (
    tenant_id    uuid not null,
    username     text not null,
    key          text not null,
    request_hash bytea not null,
    number       text not null,
    created_at   timestamptz not null,
    primary key (tenant_id, username, key)
);

-- ---------------------------------------------------------------------------------------------------------------
-- Limits: derived from the log; what was sent because of them is kept apart and never changes.
-- ---------------------------------------------------------------------------------------------------------------
create table complaint_limit (
    tenant_id      uuid not null,
    complaint_id   uuid not null,
    rule           text not null,
    occurrence     integer not null,
    kind           text not null check (kind in ('limit', 'level')), -- 'level': a level that time alone brings on
    started_at     timestamptz not null,
    due_at         timestamptz not null,
    means          text,                     -- how it must be done, as "phone"
    owner_unit_id  uuid,
    owner_staff_id uuid,
    paused_since   timestamptz,
    met_at         timestamptz,
    cancelled_at   timestamptz,
    step_at        timestamptz[] not null,   -- when to warn, and last when it is breached
    steps_done     integer not null,         -- how many of them were looked at
    look_at        timestamptz,              -- when the sweep has something to do; null when nothing is left
    primary key (tenant_id, complaint_id, rule, occurrence),
    foreign key (tenant_id, complaint_id) references complaint
);
create index complaint_limit_look on complaint_limit (tenant_id, look_at) where look_at is not null;
create index complaint_limit_owner on complaint_limit (tenant_id, owner_unit_id, due_at)
    where met_at is null and cancelled_at is null and kind = 'limit';

create table limit_notice (
    tenant_id    uuid not null,
    complaint_id uuid not null,
    rule         text not null,
    occurrence   integer not null,
    step         integer not null,           -- which of the limit's steps
    breach       boolean not null,           -- the last one; the others are warnings
    staff_id     uuid not null,
    at           timestamptz not null,
    due_at       timestamptz not null,
    primary key (tenant_id, complaint_id, rule, occurrence, step, staff_id),
    foreign key (tenant_id, complaint_id) references complaint
);
create index limit_notice_staff on limit_notice (tenant_id, staff_id, at desc);

create table notice_seen (
    tenant_id uuid not null,
    staff_id  uuid not null,
    seen_at   timestamptz not null,
    primary key (tenant_id, staff_id)
);

-- ---------------------------------------------------------------------------------------------------------------
-- Isolation and privileges
-- ---------------------------------------------------------------------------------------------------------------
do $$
declare
    t text;
begin
    foreach t in array array['unit', 'staff', 'complaint', 'complaint_event', 'idempotency_key',
                             'complaint_limit', 'limit_notice', 'notice_seen']
    loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy tenant_only on %I using (tenant_id = current_tenant())', t);
    end loop;
end $$;

grant select, insert, update, delete on all tables in schema public to wenguo_app;
grant usage on all sequences in schema public to wenguo_app;
-- Append-only (T3): whoever is not allowed cannot, whatever the program does. Also the owner gives it away.
revoke update, delete, truncate on complaint_event, limit_notice from wenguo_app, current_user;
revoke all on flyway_schema_history from wenguo_app;
