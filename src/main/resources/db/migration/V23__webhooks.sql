-- What other systems are told. A telling is written in the transaction of what it tells about, and sent later by whichever
-- node claims it. It holds no personal data, so it may be kept open.
create table webhook (
    tenant_id      uuid not null,
    webhook_id     uuid not null,
    name           text not null,
    sealed_address bytea not null,            -- it may hold a token
    sealed_secret  bytea not null,
    sealed_former  bytea,                     -- the secret before, while the receiver changes over
    former_until   timestamptz,
    sealing_key    bytea not null,
    host           text not null,             -- what may be shown of the address
    types          text[] not null,           -- empty: all
    created_at     timestamptz not null,
    paused_at      timestamptz,
    primary key (tenant_id, webhook_id)
);

create table telling (
    tenant_id    uuid not null,
    telling_id   uuid not null,
    webhook_id   uuid not null,
    about        text not null,               -- what it tells; told once to each webhook
    type         text not null,
    number       text,                        -- of the complaint
    body         text not null,
    created_at   timestamptz not null,
    attempts     integer not null default 0,
    next_try_at  timestamptz,                 -- null: taken or given up
    delivered_at timestamptz,
    dead_at      timestamptz,
    last_error   text,
    primary key (tenant_id, telling_id),
    unique (tenant_id, about, webhook_id),
    foreign key (tenant_id, webhook_id) references webhook on delete cascade
);
create index telling_due on telling (tenant_id, next_try_at) where next_try_at is not null;
create index telling_latest on telling (tenant_id, webhook_id, telling_id);
create index telling_old on telling (tenant_id, created_at) where next_try_at is null;

do $$
declare t text;
begin
    foreach t in array array['webhook', 'telling'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy tenant_only on %I using (tenant_id = current_tenant())', t);
        execute format('grant select, insert, update, delete on %I to wenguo_app', t);
    end loop;
end $$;
