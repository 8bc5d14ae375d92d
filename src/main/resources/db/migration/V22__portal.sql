-- Photos on their way from a phone: in pieces, sealed with a key of their own, thrown away if nothing comes of them.
create table upload (
    tenant_id   uuid not null,
    upload_id   uuid not null,
    form        bytea not null,                -- fingerprint of the form they were chosen in; nobody else's form may use them
    sealed_name bytea not null,
    sealing_key bytea not null,
    size        integer not null check (size > 0),
    arrived     integer not null default 0,    -- bytes from the beginning on, without a gap
    begun_at    timestamptz not null,
    primary key (tenant_id, upload_id)
);
create index upload_form on upload (tenant_id, form);
create index upload_begun on upload (tenant_id, begun_at);

create table upload_piece (
    tenant_id uuid not null,
    upload_id uuid not null,
    at_byte   integer not null,
    sealed    bytea not null,
    primary key (tenant_id, upload_id, at_byte),
    foreign key (tenant_id, upload_id) references upload on delete cascade
);

-- What complainants showed us, sealed with the key of the complaint and erased with it.
create table photo (
    tenant_id    uuid not null,
    photo_id     uuid not null,
    complaint_id uuid not null,
    sealed_name  bytea not null,
    media_type   text not null,                -- as its bytes say, whatever it was called
    size         integer not null,
    sha256       bytea not null,
    sealed       bytea not null,
    added_at     timestamptz not null,
    primary key (tenant_id, photo_id),
    unique (tenant_id, complaint_id, sha256),
    foreign key (tenant_id, complaint_id) references complaint
);

-- Riddles of the portal that were solved and used: each opens one form once, on whichever node.
create table spent_riddle (
    tenant_id uuid not null,
    riddle    bytea not null,
    used_for  bytea not null,                  -- the same form sent twice may use it twice
    spent_at  timestamptz not null,
    primary key (tenant_id, riddle)
);
create index spent_riddle_at on spent_riddle (tenant_id, spent_at);

-- What a unit tells its customers besides what follows from its policy: of itself, or of the unit above if it says nothing.
create table portal_notice (
    tenant_id uuid not null,
    unit_id   uuid not null,
    phones    text not null default '',        -- as they shall be read, one a line
    reward    jsonb not null default '{}',     -- by language tag: what a useful complaint is rewarded with (A10)
    primary key (tenant_id, unit_id),
    foreign key (tenant_id, unit_id) references unit
);

do $$
declare
    t text;
begin
    foreach t in array array['upload', 'upload_piece', 'photo', 'spent_riddle', 'portal_notice']
    loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy tenant_only on %I using (tenant_id = current_tenant())', t);
    end loop;
end $$;

grant select, insert, update, delete on upload, upload_piece, photo, spent_riddle, portal_notice to wenguo_app;
