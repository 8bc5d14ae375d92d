-- Requests for more time, which whoever is to decide on them finds on the home page.
create index complaint_event_extension on complaint_event (tenant_id, complaint_id, seq) where type = 'extension-asked';
