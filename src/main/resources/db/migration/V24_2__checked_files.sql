-- What the malware scanner said of a file, by its content: the same file is checked once, wherever it is kept.
create table checked_file (
    tenant_id  uuid not null,
    sha256     bytea not null,
    verdict    text not null check (verdict in ('clean', 'malicious', 'too-large')),
    malware    text,                          -- as the scanner calls it
    checked_at timestamptz not null,
    primary key (tenant_id, sha256)
);
alter table checked_file enable row level security;
alter table checked_file force row level security;
create policy tenant_only on checked_file using (tenant_id = current_tenant());
grant select, insert, update, delete on checked_file to wenguo_app;
