-- What a unit need not do any more, for its home page.
create index complaint_event_part_taken_back on complaint_event (tenant_id, (facts ->> 'unit'), at desc)
    where type = 'co-handler-released';
