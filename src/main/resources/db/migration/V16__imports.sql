-- Sheets of complaints that came from elsewhere: uploaded, mapped, checked, taken in, taken back.
create table import_job (
    tenant_id     uuid not null,
    import_id     uuid not null,
    file_name     text not null,
    file_hash     bytea not null,            -- SHA-256 of the file, to notice when it comes again
    shape         text not null,             -- 'xlsx', or the character set of a CSV
    headings      text[] not null,
    headings_hash bytea not null,
    mapping       text not null,             -- JSON: which column is what
    atomic        boolean not null default false,
    state         text not null check (state in ('mapping', 'checking', 'checked', 'running', 'done', 'refused',
                                                 'cancelled', 'undoing', 'undone', 'failed')),
    task          integer not null default 0, -- counts what was asked of the background
    sealing_key   bytea not null,            -- of the cells that wait here
    asked_by      uuid not null,
    asked_at      timestamptz not null,
    total         integer not null,
    done          integer not null default 0, -- of the present pass
    cancel_asked  boolean not null default false,
    finished_at   timestamptz,
    primary key (tenant_id, import_id),
    foreign key (tenant_id, asked_by) references staff
);
create index import_job_asked on import_job (tenant_id, asked_at desc);

-- One row of the sheet. The cells are sealed, and gone as soon as they have become a complaint.
create table import_line (
    tenant_id    uuid not null,
    import_id    uuid not null,
    line         integer not null,           -- as spreadsheets number it, from 1
    sealed       bytea,                      -- JSON array of the cells
    same         bytea,                      -- hash over the source's number and what it says; null: it gives no numbers
    state        text not null default 'new'
                 check (state in ('new', 'checked', 'taken', 'known', 'wrong', 'undone', 'kept')),
    errors       text,                       -- JSON, by column
    complaint_id uuid,
    events       integer,                    -- how many events came with the import; more: somebody touched it
    primary key (tenant_id, import_id, line),
    foreign key (tenant_id, import_id) references import_job on delete cascade
);
create index import_line_same on import_line (tenant_id, same) where same is not null;
create index import_line_state on import_line (tenant_id, import_id, state, line);

-- Which column was what, the last time that a sheet with these headings came.
create table import_mapping (
    tenant_id     uuid not null,
    headings_hash bytea not null,
    mapping       text not null,
    used_at       timestamptz not null,
    primary key (tenant_id, headings_hash)
);

do $$
declare t text;
begin
    foreach t in array array['import_job', 'import_line', 'import_mapping'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy tenant_only on %I using (tenant_id = current_tenant())', t);
        execute format('grant select, insert, update, delete on %I to wenguo_app', t);
    end loop;
end $$;
