-- By what, beside the telephone and the words, a complaint is recognised as a repeat: e-mail, customer number, place, numbers
-- of orders. Keyed hashes, so that nothing personal can be read here; without the sealing key they are of no use.
create table complaint_trait (
    tenant_id    uuid not null,
    kind         text not null,
    value        bytea not null,
    received_at  timestamptz not null,
    complaint_id uuid not null,
    primary key (tenant_id, kind, value, received_at, complaint_id),
    foreign key (tenant_id, complaint_id) references complaint
);
create index complaint_trait_of on complaint_trait (tenant_id, complaint_id);

alter table complaint_trait enable row level security;
alter table complaint_trait force row level security;
create policy tenant_only on complaint_trait using (tenant_id = current_tenant());
grant select, insert, update, delete on complaint_trait to wenguo_app;
