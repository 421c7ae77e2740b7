-- What may never be in the rows of enforcement, whatever writes them. Each law raises its own name.

CREATE TRIGGER schedules_are_kept BEFORE UPDATE OR DELETE ON enforcement_measureschedule
    FOR EACH ROW EXECUTE FUNCTION refuse_change('schedules_are_kept');
CREATE TRIGGER changes_are_kept BEFORE UPDATE OR DELETE ON enforcement_change
    FOR EACH ROW EXECUTE FUNCTION refuse_change('changes_are_kept');
CREATE TRIGGER checks_are_kept BEFORE UPDATE ON enforcement_check
    FOR EACH ROW EXECUTE FUNCTION refuse_change('checks_are_kept');
CREATE TRIGGER hits_are_kept BEFORE UPDATE ON enforcement_hit
    FOR EACH ROW EXECUTE FUNCTION refuse_change('hits_are_kept');
CREATE TRIGGER linked_person_findings_are_kept BEFORE UPDATE OR DELETE ON enforcement_linkedperson
    FOR EACH ROW EXECUTE FUNCTION refuse_change('linked_person_findings_are_kept');
CREATE TRIGGER restrictions_are_kept BEFORE DELETE ON enforcement_restriction
    FOR EACH ROW EXECUTE FUNCTION refuse_change('restrictions_are_kept');
CREATE TRIGGER reviews_are_kept BEFORE UPDATE OR DELETE ON enforcement_review
    FOR EACH ROW EXECUTE FUNCTION refuse_change('reviews_are_kept');
CREATE TRIGGER restriction_items_are_kept BEFORE UPDATE ON enforcement_restriction FOR EACH ROW
    WHEN ((OLD.order_id, OLD.obligation_id, OLD.case_id, OLD.subject_id, OLD.items, OLD.basis,
           OLD.legal_basis_id, OLD.linked_person_id, OLD.replaces_id)
          IS DISTINCT FROM (NEW.order_id, NEW.obligation_id, NEW.case_id, NEW.subject_id, NEW.items, NEW.basis,
           NEW.legal_basis_id, NEW.linked_person_id, NEW.replaces_id))
    EXECUTE FUNCTION refuse_change('restriction_items_are_kept');
CREATE TRIGGER assistance_notices_are_kept BEFORE DELETE ON enforcement_assistancenotice
    FOR EACH ROW EXECUTE FUNCTION refuse_change('assistance_notices_are_kept');
-- An agency is told to stop once; nothing else of what it was asked ever changes.
CREATE TRIGGER assistance_ends_once BEFORE UPDATE ON enforcement_assistancenotice FOR EACH ROW
    WHEN (OLD.end_id IS NOT NULL
          OR (OLD.order_id, OLD.agency_id, OLD.items, OLD.from_day, OLD.until_day, OLD.document_id)
             IS DISTINCT FROM
             (NEW.order_id, NEW.agency_id, NEW.items, NEW.from_day, NEW.until_day, NEW.document_id))
    EXECUTE FUNCTION refuse_change('assistance_ends_once');

-- In force only by a signed and served order (a milder one from its signature), on a basis in force, for items of the catalogue with a basis in force
-- (2015 consumption rules art.5; 国办发〔2020〕49号).
-- An item that has lapsed since the imposition binds nobody by itself: what is reinstated is the rest.
CREATE FUNCTION restriction_has_order_and_basis() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE imposed date;
BEGIN
    IF NEW.state NOT IN ('active', 'stayed') THEN RETURN NULL; END IF;
    SELECT coalesce(min(c.from_day), NEW.from_day) INTO imposed FROM enforcement_change c
    WHERE c.restriction_id = NEW.id AND c.kind = 'imposed';
    IF NOT EXISTS (
        SELECT FROM defaulters_decision d WHERE d.id = NEW.order_id
          AND (d.state = 'served' AND d.kind IN ('restrict', 'reach')
               OR d.state IN ('signed', 'served') AND d.kind = 'milder')
          AND d.case_id = NEW.case_id AND d.subject_id = NEW.subject_id
    ) THEN
        PERFORM break_law('restriction_has_a_served_order');
    END IF;
    IF NOT EXISTS (
        SELECT FROM enforcement_legalbasis b WHERE b.id = NEW.legal_basis_id
          AND NEW.from_day >= b.valid_from AND (b.valid_until IS NULL OR NEW.from_day <= b.valid_until)
    ) THEN
        PERFORM break_law('restriction_has_a_basis_in_force');
    END IF;
    IF EXISTS (
        SELECT FROM unnest(NEW.items) item(code) WHERE NOT EXISTS (
            SELECT FROM enforcement_measure m
            JOIN enforcement_measure_bases mb ON mb.measure_id = m.id
            JOIN enforcement_legalbasis b ON b.id = mb.legalbasis_id
            WHERE m.code = item.code
              AND imposed >= b.valid_from AND (b.valid_until IS NULL OR imposed <= b.valid_until))
    ) THEN
        PERFORM break_law('restriction_items_have_a_basis_in_force');
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER restriction_has_order_and_basis AFTER INSERT OR UPDATE ON enforcement_restriction
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION restriction_has_order_and_basis();

-- Reaches who owes the obligation, or a linked person by a finding of his or her own for a unit that owes it
-- and by an own decision (2015 rules art.3(2); 2019 opinion art.16(2)).
CREATE FUNCTION restriction_reaches_obligor_or_found_person() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.linked_person_id IS NULL AND NOT EXISTS (
        SELECT FROM courts_obligor w WHERE w.obligation_id = NEW.obligation_id AND w.subject_id = NEW.subject_id
    ) OR NEW.linked_person_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM enforcement_linkedperson l
        JOIN courts_obligor w ON w.subject_id = l.unit_id AND w.obligation_id = NEW.obligation_id
        JOIN defaulters_decision d ON d.id = NEW.order_id AND d.kind = 'reach'
        WHERE l.id = NEW.linked_person_id AND l.person_id = NEW.subject_id AND l.case_id = NEW.case_id
    ) THEN
        PERFORM break_law('restriction_reaches_obligor_or_found_person');
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER restriction_reaches_obligor_or_found_person AFTER INSERT OR UPDATE ON enforcement_restriction
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION restriction_reaches_obligor_or_found_person();

-- A new order in place of an edit: what it replaces is of the same duty, person and ground, and ended with it;
-- in the grace of a listing it had not begun, and is told to nobody.
CREATE FUNCTION restriction_replaces_its_like() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.replaces_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM enforcement_restriction o
        WHERE o.id = NEW.replaces_id AND o.end_reason = 'replaced'
          AND o.state = CASE WHEN o.from_day IS NULL THEN 'cancelled' ELSE 'lifted' END
          AND (o.case_id, o.obligation_id, o.subject_id, o.basis)
              = (NEW.case_id, NEW.obligation_id, NEW.subject_id, NEW.basis)
          AND (o.linked_person_id, o.listing_id) IS NOT DISTINCT FROM (NEW.linked_person_id, NEW.listing_id)
    ) THEN
        PERFORM break_law('restriction_replaces_its_like');
    END IF;
    IF NEW.end_reason = 'replaced' AND NOT EXISTS (
        SELECT FROM enforcement_restriction n WHERE n.replaces_id = NEW.id
    ) THEN
        PERFORM break_law('replaced_restriction_has_a_successor');
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER restriction_replaces_its_like AFTER INSERT OR UPDATE ON enforcement_restriction
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION restriction_replaces_its_like();

-- Two people may take items away. Whatever adds one is a burden, which three people make (2015 rules art.5).
CREATE FUNCTION milder_order_adds_nothing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM defaulters_decision d LEFT JOIN enforcement_restriction o ON o.id = NEW.replaces_id
        WHERE d.id = NEW.order_id AND (d.kind = 'milder' OR o.order_id = d.id)
          AND (o.id IS NULL OR NOT NEW.items <@ o.items)
    ) THEN
        PERFORM break_law('milder_order_adds_nothing');
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER milder_order_adds_nothing AFTER INSERT ON enforcement_restriction
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION milder_order_adds_nothing();

-- Nothing binds for an obligation that is performed; art1_1 needs a duty to pay or deliver (2015 rules art.1, 9).
CREATE FUNCTION restriction_has_an_unperformed_duty() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE duty courts_obligation;
BEGIN
    IF NOT EXISTS (SELECT FROM enforcement_restriction r WHERE r.id = NEW.id AND r.state = 'active') THEN
        RETURN NULL;
    END IF;
    SELECT * INTO duty FROM courts_obligation o WHERE o.id = NEW.obligation_id;
    IF duty.performed_on IS NOT NULL OR NEW.basis = 'art1_1' AND duty.kind NOT IN ('OB1', 'OB2') THEN
        PERFORM break_law('restriction_has_an_unperformed_duty');
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER restriction_has_an_unperformed_duty AFTER INSERT OR UPDATE ON enforcement_restriction
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION restriction_has_an_unperformed_duty();

CREATE FUNCTION performed_obligation_binds_nobody() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM courts_obligation o JOIN enforcement_restriction r ON r.obligation_id = o.id
        WHERE o.id = NEW.id AND o.performed_on IS NOT NULL AND r.state = 'active'
    ) THEN
        PERFORM break_law('performed_obligation_binds_nobody');
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER performed_obligation_binds_nobody AFTER UPDATE ON courts_obligation
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION performed_obligation_binds_nobody();

-- Who is listed shall be restricted, for as long as a provision says so; and an art1_2 restriction needs a live
-- listing (2015 rules art.1(2)).
CREATE FUNCTION listing_and_order_stand_together(listing bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE listed boolean;
BEGIN
    SELECT l.state IN ('published', 'shielded') INTO listed FROM defaulters_listing l WHERE l.id = listing;
    IF listed AND NOT EXISTS (
        SELECT FROM enforcement_restriction r WHERE r.listing_id = listing
          AND (r.state IN ('active', 'stayed') OR r.end_reason = 'basis_lapsed')
    ) THEN
        PERFORM break_law('published_listing_has_a_restriction');
    END IF;
    IF NOT listed AND EXISTS (
        SELECT FROM enforcement_restriction r WHERE r.listing_id = listing AND r.state IN ('active', 'stayed')
    ) THEN
        PERFORM break_law('art1_2_restriction_has_a_live_listing');
    END IF;
END $$;
CREATE FUNCTION listing_has_its_order() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM listing_and_order_stand_together(NEW.id); RETURN NULL; END $$;
CREATE FUNCTION order_has_its_listing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM listing_and_order_stand_together(NEW.listing_id); RETURN NULL; END $$;
CREATE CONSTRAINT TRIGGER listing_has_its_order AFTER INSERT OR UPDATE ON defaulters_listing
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION listing_has_its_order();
CREATE CONSTRAINT TRIGGER order_has_its_listing AFTER INSERT OR UPDATE ON enforcement_restriction
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.listing_id IS NOT NULL)
    EXECUTE FUNCTION order_has_its_listing();

-- What a process remembers of an agency's terms is as old as this stamp says; it moves with what it is about.
CREATE SEQUENCE enforcement_terms_number;
CREATE FUNCTION move_terms_stamp() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO enforcement_termsstamp (id, number) VALUES (1, nextval('enforcement_terms_number'))
    ON CONFLICT (id) DO UPDATE SET number = EXCLUDED.number;
    RETURN NULL;
END $$;
CREATE TRIGGER move_terms_stamp AFTER INSERT OR UPDATE OR DELETE ON enforcement_partneragency
    EXECUTE FUNCTION move_terms_stamp();
CREATE TRIGGER move_terms_stamp AFTER INSERT OR UPDATE OR DELETE ON enforcement_memorandum
    EXECUTE FUNCTION move_terms_stamp();
CREATE TRIGGER move_terms_stamp AFTER INSERT OR UPDATE OR DELETE ON enforcement_memorandum_measures
    EXECUTE FUNCTION move_terms_stamp();
CREATE TRIGGER move_terms_stamp AFTER INSERT OR UPDATE OR DELETE ON enforcement_measure
    EXECUTE FUNCTION move_terms_stamp();
CREATE TRIGGER move_terms_stamp AFTER INSERT OR UPDATE OR DELETE ON enforcement_measure_bases
    EXECUTE FUNCTION move_terms_stamp();
CREATE TRIGGER move_terms_stamp AFTER INSERT OR UPDATE OR DELETE ON enforcement_legalbasis
    EXECUTE FUNCTION move_terms_stamp();
-- A new token changes nothing that is remembered of another.
CREATE TRIGGER move_terms_stamp AFTER UPDATE OR DELETE ON oauth2_provider_accesstoken
    EXECUTE FUNCTION move_terms_stamp();
-- How far each change has come at each agency whose memorandum covered it on its day. A change is told, read or
-- applied at the first mark at or past its position; bound is who has been served the notice to assist, on paper
-- with a receipt, or by reading the order's first change where the memorandum accepts electronic notices.
CREATE VIEW enforcement_progress AS
SELECT c.entry_id || '/' || a.id AS key, c.entry_id AS change_id, a.id AS agency_id, c.kind, c.reason,
       r.case_id, r.order_id, r.subject_id, e.at AS changed_at, e.day AS changed_on,
       told.at AS told_at, seen.at AS read_at,
       CASE WHEN s.id IS NULL THEN done.at WHEN s.resolved_by_id IS NULL THEN s.resolved_at END AS applied_at,
       s.id AS shortfall_id, covered.electronic, n.sent_on,
       CASE WHEN c.kind = 'imposed' THEN
           LEAST(n.delivered_on, CASE WHEN covered.electronic THEN (seen.at AT TIME ZONE 'Asia/Shanghai')::date END)
       END AS bound_since
FROM enforcement_change c
JOIN courts_ledgerentry e ON e.position = c.entry_id
JOIN enforcement_restriction r ON r.id = c.restriction_id
CROSS JOIN enforcement_partneragency a
JOIN LATERAL (
    SELECT bool_or(m.electronic_notices) AS electronic FROM enforcement_memorandum m
    JOIN enforcement_memorandum_measures mm ON mm.memorandum_id = m.id
    JOIN enforcement_measure x ON x.id = mm.measure_id
    WHERE m.agency_id = a.id AND x.code = ANY (c.items)
      AND m.valid_from <= e.day AND (m.valid_until IS NULL OR m.valid_until >= e.day)
) covered ON covered.electronic IS NOT NULL
LEFT JOIN LATERAL (SELECT at FROM enforcement_mark m WHERE m.agency_id = a.id AND m.kind = 'told'
    AND m.position >= c.entry_id ORDER BY m.position LIMIT 1) told ON true
LEFT JOIN LATERAL (SELECT at FROM enforcement_mark m WHERE m.agency_id = a.id AND m.kind = 'read'
    AND m.position >= c.entry_id ORDER BY m.position LIMIT 1) seen ON true
LEFT JOIN LATERAL (SELECT at FROM enforcement_mark m WHERE m.agency_id = a.id AND m.kind = 'applied'
    AND m.position >= c.entry_id ORDER BY m.position LIMIT 1) done ON true
LEFT JOIN enforcement_shortfall s ON s.change_id = c.entry_id AND s.agency_id = a.id
LEFT JOIN enforcement_assistancedelivery n ON n.order_id = r.order_id AND n.agency_id = a.id
WHERE a.active AND NOT a.sandbox;
