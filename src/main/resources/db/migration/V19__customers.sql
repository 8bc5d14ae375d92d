-- Files of customers and of things complained of (A9), rewards (A10).
--
-- A file holds no name and no telephone: those stay in the complaints, sealed with their keys, and what is erased there is
-- gone here. customer_case says which complaint lies in which file, and by which blind indexes it was put there.
create table customer (
    tenant_id    uuid not null,
    customer_id  uuid not null,
    version      integer not null default 1,
    created_at   timestamptz not null,
    merged_into  uuid,                       -- the file that took this one up; its link leads there
    cases        integer not null default 0,
    last_at      timestamptz not null,       -- when its latest complaint was received
    last_case    uuid not null,
    vip          boolean not null default false,
    may_double   boolean not null default false, -- shares a telephone, a number or an e-mail with another file
    kind         text,                       -- as somebody corrected it; null: as the latest complaint says
    vip_set      boolean,                    -- as somebody said; null: as the complaints say
    language     text,
    sealed_notes bytea,
    sealing_key  bytea,                      -- of the notes
    primary key (tenant_id, customer_id),
    foreign key (tenant_id, merged_into) references customer
);
create index customer_latest on customer (tenant_id, last_at desc, customer_id desc) where merged_into is null;
create index customer_doubles on customer (tenant_id, last_at desc, customer_id desc) where may_double and merged_into is null;
create index customer_merged on customer (tenant_id, merged_into) where merged_into is not null;

create table customer_case (
    tenant_id    uuid not null,
    complaint_id uuid not null,
    customer_id  uuid not null,              -- the file as it is now
    filed_as     uuid not null,              -- the file that it came to when it was filed; a split goes back to this
    received_at  timestamptz not null,
    name_index   bytea,
    phone_index  bytea,
    email_index  bytea,
    number_index bytea,
    primary key (tenant_id, complaint_id),
    foreign key (tenant_id, complaint_id) references complaint,
    foreign key (tenant_id, customer_id) references customer,
    foreign key (tenant_id, filed_as) references customer
);
create index customer_case_file on customer_case (tenant_id, customer_id, received_at desc, complaint_id desc);
create index customer_case_filed on customer_case (tenant_id, filed_as);
create index customer_case_name on customer_case (tenant_id, name_index, customer_id) where name_index is not null;
create index customer_case_phone on customer_case (tenant_id, phone_index, customer_id) where phone_index is not null;
create index customer_case_email on customer_case (tenant_id, email_index, customer_id) where email_index is not null;
create index customer_case_number on customer_case (tenant_id, number_index, customer_id) where number_index is not null;

create table thing (
    tenant_id   uuid not null,
    thing_id    uuid not null,
    version     integer not null default 1,
    kind        text not null,
    reference   text not null,               -- as it was written first
    folded      text not null,               -- as it is compared: without spaces, marks and differences of width and case
    created_at  timestamptz not null,
    merged_into uuid,
    cases       integer not null default 0,
    last_at     timestamptz not null,
    primary key (tenant_id, thing_id),
    unique (tenant_id, kind, folded),
    foreign key (tenant_id, merged_into) references thing
);
create index thing_latest on thing (tenant_id, last_at desc, thing_id desc) where merged_into is null;
create index thing_merged on thing (tenant_id, merged_into) where merged_into is not null;
create index thing_folded on thing (tenant_id, folded collate "C");

create table thing_case (
    tenant_id    uuid not null,
    complaint_id uuid not null,
    thing_id     uuid not null,
    filed_as     uuid not null,
    received_at  timestamptz not null,
    primary key (tenant_id, complaint_id),
    foreign key (tenant_id, complaint_id) references complaint,
    foreign key (tenant_id, thing_id) references thing,
    foreign key (tenant_id, filed_as) references thing
);
create index thing_case_file on thing_case (tenant_id, thing_id, received_at desc, complaint_id desc);
create index thing_case_filed on thing_case (tenant_id, filed_as);

-- Who put which files together and took them apart again. Append-only.
create table file_merge (
    tenant_id uuid not null,
    merge_id  uuid not null,
    files     text not null check (files in ('customer', 'thing')),
    deed      text not null check (deed in ('merge', 'split')),
    from_id   uuid not null,
    into_id   uuid not null,
    reason    text,
    staff_id  uuid not null,
    at        timestamptz not null,
    primary key (tenant_id, merge_id)
);
create index file_merge_of on file_merge (tenant_id, from_id);
create index file_merge_into on file_merge (tenant_id, into_id);

-- Complaints that are still to be put on file, those from before included. Written with the complaint, worked off after it.
create table to_file (
    tenant_id    uuid not null,
    complaint_id uuid not null,
    primary key (tenant_id, complaint_id)
);
-- The owner of the tables is subject to their policies too; for this one statement it has to see all organisations.
alter table complaint no force row level security;
insert into to_file (tenant_id, complaint_id) select tenant_id, complaint_id from complaint;
alter table complaint force row level security;

create table reward (
    tenant_id    uuid not null,
    complaint_id uuid not null,
    no           integer not null,
    what         text not null,
    amount       numeric(14, 2),
    currency     text,
    why          text not null,
    proposed_by  uuid not null,
    proposed_at  timestamptz not null,
    state        text not null check (state in ('proposed', 'refused', 'granted', 'given')),
    decided_by   uuid,
    decided_at   timestamptz,
    reason       text,
    given_by     uuid,
    given_at     timestamptz,
    proof        text,
    primary key (tenant_id, complaint_id, no),
    foreign key (tenant_id, complaint_id) references complaint
);
create index reward_latest on reward (tenant_id, proposed_at desc, complaint_id desc, no desc);

-- What the organisation publishes of its rewards; the last one counts. Append-only.
create table reward_standard (
    tenant_id   uuid not null,
    standard_id uuid not null,
    text        text not null,               -- empty: no rewards are promised
    staff_id    uuid not null,
    at          timestamptz not null,
    primary key (tenant_id, standard_id)
);

do $$
declare t text;
begin
    foreach t in array array['customer', 'customer_case', 'thing', 'thing_case', 'file_merge', 'to_file', 'reward',
                             'reward_standard'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy tenant_only on %I using (tenant_id = current_tenant())', t);
        execute format('grant select, insert, update, delete on %I to wenguo_app', t);
    end loop;
end $$;
revoke update, delete, truncate on file_merge, reward_standard from wenguo_app, current_user;
