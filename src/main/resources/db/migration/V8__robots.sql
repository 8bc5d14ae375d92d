-- Group robots of units, and what they are to say. A message is written in the transaction of what it tells about, and
-- sent later by whichever node claims it.
create table robot (
    tenant_id      uuid not null,
    robot_id       uuid not null,
    unit_id        uuid not null,
    kind           text not null check (kind in ('wecom', 'dingtalk', 'feishu')),
    name           text not null,
    sealed_address bytea not null,            -- it holds the robot's token
    sealed_secret  bytea,                     -- to sign with; WeCom has none
    sealing_key    bytea not null,
    created_at     timestamptz not null,
    primary key (tenant_id, robot_id),
    foreign key (tenant_id, unit_id) references unit
);
create index robot_unit on robot (tenant_id, unit_id);

create table message (
    tenant_id    uuid not null,
    message_id   uuid not null,
    robot_id     uuid not null,
    about        text not null,               -- what it tells; told once to each robot
    subject      text not null,
    body         text not null,
    created_at   timestamptz not null,
    attempts     integer not null default 0,
    next_try_at  timestamptz,                 -- null: delivered or dead
    delivered_at timestamptz,
    dead_at      timestamptz,
    last_error   text,
    primary key (tenant_id, message_id),
    unique (tenant_id, about, robot_id),
    foreign key (tenant_id, robot_id) references robot on delete cascade
);
create index message_due on message (tenant_id, next_try_at) where next_try_at is not null;
create index message_dead on message (tenant_id, dead_at) where dead_at is not null;
create index message_robot on message (tenant_id, robot_id);

do $$
declare
    t text;
begin
    foreach t in array array['robot', 'message']
    loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy tenant_only on %I using (tenant_id = current_tenant())', t);
    end loop;
end $$;

grant select, insert, update, delete on robot, message to wenguo_app;
