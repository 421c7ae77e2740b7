-- What may never be in the rows of courts, whatever writes them. Each law raises its own name.
-- The court's record only grows: entries, documents and allocations are neither changed nor deleted.

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION USING ERRCODE = 'integrity_constraint_violation', MESSAGE = TG_ARGV[0],
        CONSTRAINT = TG_ARGV[0];
END $$;

CREATE FUNCTION break_law(law text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION USING ERRCODE = 'integrity_constraint_violation', MESSAGE = law, CONSTRAINT = law;
END $$;

CREATE TRIGGER ledger_is_append_only BEFORE UPDATE OR DELETE ON courts_ledgerentry
    FOR EACH ROW EXECUTE FUNCTION refuse_change('ledger_is_append_only');
CREATE TRIGGER documents_are_kept BEFORE UPDATE OR DELETE ON courts_document
    FOR EACH ROW EXECUTE FUNCTION refuse_change('documents_are_kept');
CREATE TRIGGER renditions_are_kept BEFORE UPDATE OR DELETE ON courts_rendition
    FOR EACH ROW EXECUTE FUNCTION refuse_change('renditions_are_kept');
CREATE TRIGGER service_is_kept BEFORE UPDATE OR DELETE ON courts_proofofservice
    FOR EACH ROW EXECUTE FUNCTION refuse_change('service_is_kept');
CREATE TRIGGER allocations_are_kept BEFORE UPDATE OR DELETE ON courts_allocation
    FOR EACH ROW EXECUTE FUNCTION refuse_change('allocations_are_kept');
CREATE TRIGGER judgments_are_kept BEFORE DELETE ON courts_judgment
    FOR EACH ROW EXECUTE FUNCTION refuse_change('judgments_are_kept');
CREATE TRIGGER obligations_are_kept BEFORE DELETE ON courts_obligation
    FOR EACH ROW EXECUTE FUNCTION refuse_change('obligations_are_kept');
CREATE TRIGGER cases_are_kept BEFORE DELETE ON courts_case
    FOR EACH ROW EXECUTE FUNCTION refuse_change('cases_are_kept');
CREATE TRIGGER performances_are_kept BEFORE DELETE ON courts_performance
    FOR EACH ROW EXECUTE FUNCTION refuse_change('performances_are_kept');

-- A number is never rewritten: a wrong one is a new row and an end for the old (civil identity, PIPL art.8).
CREATE TRIGGER identity_number_is_kept BEFORE UPDATE ON courts_identitydocument FOR EACH ROW
    WHEN ((OLD.subject_id, OLD.id_type, OLD.issuer, OLD.number, OLD.digest)
          IS DISTINCT FROM (NEW.subject_id, NEW.id_type, NEW.issuer, NEW.number, NEW.digest))
    EXECUTE FUNCTION refuse_change('identity_number_is_kept');

-- A performance named for one obligation names one of the judgment that its case enforces.
CREATE FUNCTION performance_is_of_its_judgment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.obligation_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM courts_case c JOIN courts_obligation o ON o.judgment_id = c.judgment_id
        WHERE c.id = NEW.case_id AND o.id = NEW.obligation_id
    ) THEN
        PERFORM break_law('performance_is_of_its_judgment');
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER performance_is_of_its_judgment AFTER INSERT OR UPDATE ON courts_performance
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION performance_is_of_its_judgment();

-- No yuan is allocated twice: what a performance gives out is at most what came in (waivers apart).
CREATE FUNCTION allocation_within_performance() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT sum(a.amount) FROM courts_allocation a
        WHERE a.performance_id = NEW.performance_id AND a.part NOT IN ('waived', 'act'))
       > (SELECT coalesce(p.amount, 0) FROM courts_performance p WHERE p.id = NEW.performance_id)
    THEN
        PERFORM break_law('allocation_within_performance');
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER allocation_within_performance AFTER INSERT ON courts_allocation
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION allocation_within_performance();

-- The instalments of a settlement are all that it asks for: no more and no less (执行和解规定 art.1).
CREATE FUNCTION instalments_make_up_the_total() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    settlement courts_settlement;
BEGIN
    IF TG_TABLE_NAME = 'courts_settlement' THEN
        settlement := NEW;
    ELSE
        SELECT * INTO settlement FROM courts_settlement s
        WHERE s.id = CASE TG_OP WHEN 'DELETE' THEN OLD.settlement_id ELSE NEW.settlement_id END;
    END IF;
    IF settlement.total IS DISTINCT FROM
       (SELECT sum(i.amount) FROM courts_instalment i WHERE i.settlement_id = settlement.id)
    THEN
        PERFORM break_law('instalments_make_up_the_total');
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER instalments_make_up_the_total AFTER INSERT OR UPDATE OR DELETE ON courts_instalment
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION instalments_make_up_the_total();
CREATE CONSTRAINT TRIGGER settlement_has_its_instalments AFTER INSERT OR UPDATE OF total ON courts_settlement
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION instalments_make_up_the_total();
