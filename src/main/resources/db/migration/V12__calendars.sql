-- What an organisation says of its calendars beyond single dates (V9). All append-only, as there: the last one counts, the
-- others say who thought what, and when. Each is a change by whose id the open limits are re-dated (limit_redating).

-- Weekly hours of a calendar from a date on.
create table calendar_week (
    tenant_id uuid not null,
    change_id uuid not null,
    calendar  text not null,                 -- id in the pack, or of a unit's own calendar
    from_date date not null,                 -- the first day on which they hold
    hours     text[] check (cardinality(hours) = 7),   -- Monday first, '09:00-12:00,13:30-18:00'; empty: closed; null: as the pack says again
    reason    text not null,
    staff_id  uuid not null,
    at        timestamptz not null,
    primary key (tenant_id, change_id),
    foreign key (tenant_id, staff_id) references staff
);

-- By which calendar a unit works: unit.calendar is the last of these.
create table unit_calendar (
    tenant_id   uuid not null,
    change_id   uuid not null,
    unit_id     uuid not null,
    calendar    text,                        -- null: as the unit above
    before      text,                        -- what it was until then
    own_name    text,                        -- the calendar was made for the unit with this change
    copied_from text,                        -- of which calendar it is a copy
    reason      text not null,
    staff_id    uuid not null,
    at          timestamptz not null,
    primary key (tenant_id, change_id),
    foreign key (tenant_id, unit_id) references unit,
    foreign key (tenant_id, staff_id) references staff,
    check ((own_name is null) = (copied_from is null) and (own_name is null or calendar is not null))
);

-- Public holidays of a year from a paper the organisation has given us, instead of those that are shipped.
create table holiday_year (
    tenant_id uuid not null,
    change_id uuid not null,
    year      integer not null,
    paper     jsonb,                         -- as holiday-cn writes it; null: as shipped again
    source    text not null,                 -- the name of the file or the program that sent it
    reason    text not null,
    staff_id  uuid not null,
    at        timestamptz not null,
    primary key (tenant_id, change_id),
    foreign key (tenant_id, staff_id) references staff
);

alter table calendar_week enable row level security;
alter table calendar_week force row level security;
create policy tenant_only on calendar_week using (tenant_id = current_tenant());
grant select, insert on calendar_week to wenguo_app;
revoke update, delete, truncate on calendar_week from wenguo_app, current_user;
alter table unit_calendar enable row level security;
alter table unit_calendar force row level security;
create policy tenant_only on unit_calendar using (tenant_id = current_tenant());
grant select, insert on unit_calendar to wenguo_app;
revoke update, delete, truncate on unit_calendar from wenguo_app, current_user;
alter table holiday_year enable row level security;
alter table holiday_year force row level security;
create policy tenant_only on holiday_year using (tenant_id = current_tenant());
grant select, insert on holiday_year to wenguo_app;
revoke update, delete, truncate on holiday_year from wenguo_app, current_user;
