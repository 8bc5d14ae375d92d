-- What the home page asks the log for: few events of few kinds, found without reading the others.
create index complaint_event_beyond on complaint_event (tenant_id, complaint_id, seq)
    where type = 'proposed' and (facts ->> 'beyond') = 'true';
create index complaint_event_consulted on complaint_event (tenant_id, (facts ->> 'unit'), at desc)
    where type = 'consulted';
create index complaint_event_called_back on complaint_event (tenant_id, at)
    where type = 'called-back';
create index complaint_closed on complaint (tenant_id, closed_at)
    where closed_at is not null;
