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
CREATE TRIGGER restriction_items_are_kept BEFORE UPDATE ON enforcement_restriction FOR EACH ROW
    WHEN ((OLD.order_id, OLD.obligation_id, OLD.case_id, OLD.subject_id, OLD.items, OLD.basis,
           OLD.legal_basis_id, OLD.linked_person_id)
          IS DISTINCT FROM (NEW.order_id, NEW.obligation_id, NEW.case_id, NEW.subject_id, NEW.items, NEW.basis,
           NEW.legal_basis_id, NEW.linked_person_id))
    EXECUTE FUNCTION refuse_change('restriction_items_are_kept');

-- In force only by a signed and served order, on a basis in force, for items of the catalogue with a basis in force
-- (2015 consumption rules art.5; 国办发〔2020〕49号).
CREATE FUNCTION restriction_has_order_and_basis() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.state NOT IN ('active', 'stayed') THEN RETURN NULL; END IF;
    IF NOT EXISTS (
        SELECT FROM defaulters_decision d WHERE d.id = NEW.order_id AND d.state = 'served'
          AND d.kind IN ('restrict', 'reach') AND d.case_id = NEW.case_id AND d.subject_id = NEW.subject_id
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
              AND NEW.from_day >= b.valid_from AND (b.valid_until IS NULL OR NEW.from_day <= b.valid_until))
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

-- Who is listed shall be restricted, and an art1_2 restriction needs a live listing (2015 rules art.1(2)).
CREATE FUNCTION listing_and_order_stand_together(listing bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE listed boolean;
BEGIN
    SELECT l.state IN ('published', 'shielded') INTO listed FROM defaulters_listing l WHERE l.id = listing;
    IF listed AND NOT EXISTS (
        SELECT FROM enforcement_restriction r WHERE r.listing_id = listing AND r.state IN ('active', 'stayed')
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
