-- The columns of the lead record as DAT-01 names them, for reports and other programs that read the file.
CREATE VIEW leads AS
SELECT l.id AS id,
       (SELECT value FROM setting WHERE key = 'workspace.id') AS tenant_id,
       l.number AS lead_number,
       (SELECT e.external_id FROM capture_event e WHERE e.lead_id = l.id ORDER BY e.received_ms LIMIT 1) AS external_id,
       l.channel AS channel,
       l.source AS source,
       p.name AS customer_name,
       (SELECT i.value FROM identity i WHERE i.person_id = p.id AND i.kind = 0 ORDER BY i.created_ms LIMIT 1) AS customer_phone,
       (SELECT i.value FROM identity i WHERE i.person_id = p.id AND i.kind = 1 ORDER BY i.created_ms LIMIT 1) AS customer_email,
       l.first_message AS message,
       l.heat AS heat,
       l.stage AS status,
       l.owner_id AS assigned_to,
       l.created_ms AS created_at,
       l.updated_ms AS updated_at
FROM lead l JOIN person p ON p.id = l.person_id;
