-- Bulletins (I3, I4): what is told inside the organisation of hot and major complaints. Written, approved by somebody else,
-- issued; what was issued never changes.
create table bulletin (
    tenant_id     uuid not null,
    bulletin_id   uuid not null,
    complaint_id  uuid not null,
    level         text not null,              -- of the complaint when it was begun
    state         text not null check (state in ('draft', 'submitted', 'issued', 'lapsed')),
    version       integer not null,
    title         text not null,
    situation     text not null,              -- how matters stand
    help          text not null,              -- what is needed
    writers       uuid[] not null,            -- everybody who wrote in it: none of them approves it
    begun_at      timestamptz not null,
    changed_at    timestamptz not null,
    submitted_by  uuid,
    submitted_at  timestamptz,
    returned_by   uuid,
    returned_at   timestamptz,
    return_reason text,
    lapsed_at     timestamptz,
    lapsed_why    text check (lapsed_why in ('level', 'ended', 'discarded')),
    primary key (tenant_id, bulletin_id),
    foreign key (tenant_id, complaint_id) references complaint
);
-- Two people do not write on the same matter side by side.
create unique index bulletin_open on bulletin (tenant_id, complaint_id) where state in ('draft', 'submitted');
create index bulletin_complaint on bulletin (tenant_id, complaint_id, bulletin_id);
create index bulletin_state on bulletin (tenant_id, state, changed_at desc);

-- The last number given in a year. Whoever issues waits here, so numbers have no gaps and nothing is issued twice.
create table bulletin_serial (
    tenant_id uuid not null,
    year      integer not null,
    last      integer not null,
    primary key (tenant_id, year)
);

-- The words as they went out. Append-only.
create table bulletin_issue (
    tenant_id    uuid not null,
    bulletin_id  uuid not null,
    complaint_id uuid not null,
    year         integer not null,
    serial       integer not null,
    level        text not null,
    express      boolean not null,
    title        text not null,
    situation    text not null,
    help         text not null,
    approved_by  uuid not null,
    issued_at    timestamptz not null,
    fingerprint  text not null,               -- SHA-256 over the words, also in the complaint's log
    primary key (tenant_id, bulletin_id),
    unique (tenant_id, year, serial),
    foreign key (tenant_id, bulletin_id) references bulletin,
    foreign key (tenant_id, complaint_id) references complaint
);
create index bulletin_issue_complaint on bulletin_issue (tenant_id, complaint_id, year, serial);

-- Who got it, and who has opened it.
create table bulletin_recipient (
    tenant_id   uuid not null,
    bulletin_id uuid not null,
    staff_id    uuid not null,
    sent_at     timestamptz not null,
    read_at     timestamptz,
    primary key (tenant_id, bulletin_id, staff_id),
    foreign key (tenant_id, bulletin_id) references bulletin,
    foreign key (tenant_id, staff_id) references staff
);
create index bulletin_unread on bulletin_recipient (tenant_id, staff_id, sent_at desc) where read_at is null;

-- What ended within a time, for the lines on important complaints (I2).
create index complaint_ended on complaint (tenant_id, closed_at) where closed_at is not null;

do $$
declare
    t text;
begin
    foreach t in array array['bulletin', 'bulletin_serial', 'bulletin_issue', 'bulletin_recipient']
    loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy tenant_only on %I using (tenant_id = current_tenant())', t);
    end loop;
end $$;

grant select, insert, update on bulletin, bulletin_serial, bulletin_recipient to wenguo_app;
grant select, insert on bulletin_issue to wenguo_app;
revoke update, delete, truncate on bulletin_issue from wenguo_app, current_user;
