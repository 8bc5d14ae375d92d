-- An organisation's own corrections of its pack's calendars. Append-only: of several for one date the last one counts,
-- the others say who thought what, and when.
create table calendar_change (
    tenant_id uuid not null,
    change_id uuid not null,
    calendar  text not null,                 -- id in the pack
    on_date   date not null,
    hours     text,                          -- '09:00-12:00,13:30-18:00'; empty: closed; null: as the pack says again
    reason    text not null,
    staff_id  uuid not null,
    at        timestamptz not null,
    primary key (tenant_id, change_id),
    foreign key (tenant_id, staff_id) references staff
);
alter table calendar_change enable row level security;
alter table calendar_change force row level security;
create policy tenant_only on calendar_change using (tenant_id = current_tenant());
grant select, insert on calendar_change to wenguo_app;
revoke update, delete, truncate on calendar_change from wenguo_app, current_user;

-- No foreign keys to calendar_change: to check one takes the right to change it, which nobody has.
-- A correction moves the open limits; how far that has come, so that it goes on after a crash.
create table limit_redating (
    tenant_id uuid not null,
    change_id uuid not null,
    after_id  uuid,                          -- the last complaint that was looked at
    done_at   timestamptz,
    primary key (tenant_id, change_id)
);
create index limit_redating_open on limit_redating (tenant_id, change_id) where done_at is null;

-- What a correction moved. Append-only.
create table limit_moved (
    tenant_id    uuid not null,
    change_id    uuid not null,
    complaint_id uuid not null,
    rule         text not null,
    occurrence   integer not null,
    from_due     timestamptz not null,
    to_due       timestamptz not null,
    at           timestamptz not null,
    primary key (tenant_id, change_id, complaint_id, rule, occurrence),
    foreign key (tenant_id, complaint_id) references complaint
);
create index limit_moved_complaint on limit_moved (tenant_id, complaint_id);

alter table limit_redating enable row level security;
alter table limit_redating force row level security;
create policy tenant_only on limit_redating using (tenant_id = current_tenant());
grant select, insert, update on limit_redating to wenguo_app;
alter table limit_moved enable row level security;
alter table limit_moved force row level security;
create policy tenant_only on limit_moved using (tenant_id = current_tenant());
grant select, insert on limit_moved to wenguo_app;
revoke update, delete, truncate on limit_moved from wenguo_app, current_user;
