-- What a unit's own calendar is called, after its first name (unit_calendar.own_name). Append-only, the last one counts.
create table own_calendar_name (
    tenant_id uuid not null,
    change_id uuid not null,
    calendar  text not null,
    name      text not null,
    reason    text not null,
    staff_id  uuid not null,
    at        timestamptz not null,
    primary key (tenant_id, change_id),
    foreign key (tenant_id, staff_id) references staff
);
alter table own_calendar_name enable row level security;
alter table own_calendar_name force row level security;
create policy tenant_only on own_calendar_name using (tenant_id = current_tenant());
grant select, insert on own_calendar_name to wenguo_app;
revoke update, delete, truncate on own_calendar_name from wenguo_app, current_user;
