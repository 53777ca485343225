-- What was taken back without its private parts before they were noted as missing.
INSERT OR IGNORE INTO private_gaps (device, epoch, seq)
SELECT j.device, j.epoch, j.seq FROM journal j
LEFT JOIN private_parts p ON p.device = j.device AND p.epoch = j.epoch AND p.seq = j.seq
WHERE p.seq IS NULL AND CASE WHEN json_valid(CAST(j.bytes AS TEXT)) THEN json_type(CAST(j.bytes AS TEXT), '$.private') = 'text' ELSE 0 END;
