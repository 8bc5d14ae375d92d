-- What is open is little, what has ended grows for ever: what the home page asks of open cases is found among them alone.
create index complaint_open on complaint (tenant_id, stage, holder_unit_id, received_at) where closed_at is null;

-- Under row-level security no index serves a condition on what json says, since its operators are not leakproof; so the
-- consultations of open cases are looked up case by case.
drop index complaint_event_consulted;
create index complaint_event_consulted on complaint_event (tenant_id, complaint_id, seq) where type = 'consulted';

-- Every registration looks into it: new entries must not wait in a list that each look-up reads from end to end.
alter index complaint_matter set (fastupdate = off);
-- Searches read that list too; a short one is soon read, and saves writing hundreds of entries one by one.
alter index complaint_search set (gin_pending_list_limit = 512);
