-- What the ways by which complaints come leave behind: files, telephone calls, openings of boxes; and who is on duty.
create table case_file (
    tenant_id    uuid not null,
    file_id      uuid not null,
    complaint_id uuid not null,
    kind         text not null check (kind in ('signature', 'paper-form', 'scan', 'screenshot', 'recording', 'other')),
    name         text not null,
    size         integer not null,
    sha256       bytea not null,
    sealed       bytea not null,               -- by the key of the complaint: erased with it
    added_by     uuid not null,
    added_at     timestamptz not null,
    primary key (tenant_id, file_id),
    unique (tenant_id, complaint_id, sha256),
    foreign key (tenant_id, complaint_id) references complaint
);

create table telephone_call (
    tenant_id        uuid not null,
    call_id          text not null,            -- what the telephone system calls it
    state            text not null check (state in ('ringing', 'answered', 'ended')),
    staff_id         uuid,                     -- null: nobody is known at that extension
    extension        text,
    sealing_key      bytea not null,
    sealed_caller    bytea,
    sealed_recording bytea,
    ringing_at       timestamptz,
    answered_at      timestamptz,
    ended_at         timestamptz,
    heard_at         timestamptz not null,     -- when the latest event came
    complaint_id     uuid,
    primary key (tenant_id, call_id),
    foreign key (tenant_id, complaint_id) references complaint
);
create index telephone_call_staff on telephone_call (tenant_id, staff_id, heard_at desc);
create index telephone_call_complaint on telephone_call (tenant_id, complaint_id) where complaint_id is not null;

create table telephone_extension (
    tenant_id uuid not null,
    extension text not null,
    staff_id  uuid not null,
    primary key (tenant_id, extension),
    foreign key (tenant_id, staff_id) references staff
);
create index telephone_extension_staff on telephone_extension (tenant_id, staff_id);

create table box_opening (
    tenant_id   uuid not null,
    opening_id  uuid not null,
    unit_id     uuid not null,
    kind        text not null check (kind in ('box', 'book')),
    place       text not null,
    opened_at   timestamptz not null,
    witness_1   text not null,
    witness_2   text not null,
    seal_intact boolean not null,
    slips       integer not null check (slips between 0 and 200),
    remark      text,
    recorded_by uuid not null,
    recorded_at timestamptz not null,
    primary key (tenant_id, opening_id),
    foreign key (tenant_id, unit_id) references unit,
    check (lower(btrim(witness_1)) <> lower(btrim(witness_2)))
);
create index box_opening_latest on box_opening (tenant_id, opened_at desc);
create index box_opening_unit on box_opening (tenant_id, unit_id);

create table box_slip (
    tenant_id    uuid not null,
    opening_id   uuid not null,
    no           integer not null,             -- from 1
    complaint_id uuid not null,
    primary key (tenant_id, opening_id, no),
    foreign key (tenant_id, opening_id) references box_opening,
    foreign key (tenant_id, complaint_id) references complaint
);
create index box_slip_complaint on box_slip (tenant_id, complaint_id);

create table duty (
    tenant_id uuid not null,
    duty_id   uuid not null,
    unit_id   uuid not null,                   -- for which unit, and everything below it that has nobody of its own
    staff_id  uuid not null,
    starts_at timestamptz not null,
    ends_at   timestamptz not null check (ends_at > starts_at),
    primary key (tenant_id, duty_id),
    unique (tenant_id, unit_id, staff_id, starts_at),
    foreign key (tenant_id, unit_id) references unit,
    foreign key (tenant_id, staff_id) references staff
);
create index duty_time on duty (tenant_id, ends_at);
create index duty_unit on duty (tenant_id, unit_id);
create index duty_staff on duty (tenant_id, staff_id);

create table duty_notice (
    tenant_id    uuid not null,
    complaint_id uuid not null,
    staff_id     uuid not null,
    reason       text not null check (reason in ('duty', 'site-head', 'area-manager')),
    at           timestamptz not null,
    seen_at      timestamptz,
    primary key (tenant_id, complaint_id, staff_id),
    foreign key (tenant_id, complaint_id) references complaint
);
create index duty_notice_unseen on duty_notice (tenant_id, staff_id, at desc) where seen_at is null;

do $$
declare
    t text;
begin
    foreach t in array array['case_file', 'telephone_call', 'telephone_extension', 'box_opening', 'box_slip', 'duty', 'duty_notice']
    loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy tenant_only on %I using (tenant_id = current_tenant())', t);
    end loop;
end $$;

grant select, insert, update, delete on case_file, telephone_call, telephone_extension, box_opening, box_slip, duty, duty_notice
    to wenguo_app;
