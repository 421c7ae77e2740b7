-- What may never be in the rows of defaulters, whatever writes them. Each law raises its own name.

CREATE TRIGGER policies_are_kept BEFORE UPDATE OR DELETE ON defaulters_severitypolicy
    FOR EACH ROW EXECUTE FUNCTION refuse_change('policies_are_kept');
CREATE TRIGGER gradings_are_kept BEFORE UPDATE OR DELETE ON defaulters_grading
    FOR EACH ROW EXECUTE FUNCTION refuse_change('gradings_are_kept');
CREATE TRIGGER ability_findings_are_kept BEFORE UPDATE OR DELETE ON defaulters_abilityfinding
    FOR EACH ROW EXECUTE FUNCTION refuse_change('ability_findings_are_kept');
CREATE TRIGGER conduct_findings_are_kept BEFORE UPDATE OR DELETE ON defaulters_conductfinding
    FOR EACH ROW EXECUTE FUNCTION refuse_change('conduct_findings_are_kept');
CREATE TRIGGER decisions_are_kept BEFORE DELETE ON defaulters_decision
    FOR EACH ROW EXECUTE FUNCTION refuse_change('decisions_are_kept');
CREATE TRIGGER listings_are_kept BEFORE DELETE ON defaulters_listing
    FOR EACH ROW EXECUTE FUNCTION refuse_change('listings_are_kept');

-- From submission on the text is frozen; only a return to the author opens it again (list rules art.5).
CREATE FUNCTION decision_text_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state <> 'draft' AND (NEW.content, NEW.reasons, NEW.kind, NEW.subject_id)
        IS DISTINCT FROM (OLD.content, OLD.reasons, OLD.kind, OLD.subject_id)
    THEN
        PERFORM break_law('decision_text_is_frozen');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER decision_text_is_frozen BEFORE UPDATE ON defaulters_decision
    FOR EACH ROW EXECUTE FUNCTION decision_text_is_frozen();

-- What was published is what was published; only a correction by decision changes it (list rules art.9), or a
-- transfer, which changes the court in charge and its number and nothing else (委托执行规定 art.2).
CREATE FUNCTION published_text_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE in_charge text[] := ARRAY['court', 'province', 'case_number', 'filed_on'];
BEGIN
    IF OLD.published IS NOT NULL AND NEW.published IS DISTINCT FROM OLD.published AND NOT EXISTS (
        SELECT FROM defaulters_listingcorrection k WHERE k.listing_id = NEW.id AND k.after = NEW.published
    ) AND NOT (
        NEW.published - in_charge = OLD.published - in_charge AND EXISTS (
            SELECT FROM courts_transfer t JOIN courts_case c ON c.id = t.case_id
            WHERE c.id = NEW.case_id AND t.state = 'accepted' AND c.number = NEW.published ->> 'case_number')
    ) THEN
        PERFORM break_law('published_text_is_kept');
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER published_text_is_kept AFTER UPDATE ON defaulters_listing
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION published_text_is_kept();

-- A listing stands on a signed decision to list; a published one on a served decision (2019 opinion art.14).
CREATE FUNCTION listing_stands_on_a_decision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM defaulters_decision d
        WHERE d.id = NEW.decision_id AND d.kind = 'list' AND d.case_id = NEW.case_id AND d.subject_id = NEW.subject_id
          AND (d.state IN ('served', 'revoked') OR (d.state = 'signed' AND NEW.state IN ('pending', 'dropped')))
    ) THEN
        PERFORM break_law('listing_stands_on_a_decision');
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER listing_stands_on_a_decision AFTER INSERT OR UPDATE ON defaulters_listing
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION listing_stands_on_a_decision();

-- One live listing for what a person owes under one judgment, whatever cases enforce it (委托执行规定 art.7).
CREATE FUNCTION one_live_listing_for_a_judgment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT count(*) FROM defaulters_listing l
        JOIN courts_case c ON c.id = l.case_id
        JOIN courts_case mine ON mine.id = NEW.case_id AND mine.judgment_id = c.judgment_id
        WHERE l.subject_id = NEW.subject_id AND l.state IN ('pending', 'published', 'shielded')) > 1
    THEN
        PERFORM break_law('one_live_listing_for_a_judgment');
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER one_live_listing_for_a_judgment AFTER INSERT OR UPDATE ON defaulters_listing
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION one_live_listing_for_a_judgment();

-- Nobody under 18 is listed; adult from the day after the birthday (list rules art.4).
CREATE FUNCTION nobody_under_18_is_listed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM courts_subject s JOIN defaulters_decision d ON d.id = NEW.decision_id
        WHERE s.id = NEW.subject_id AND s.kind = 'natural'
          AND (s.born_on IS NULL
               OR coalesce(NEW.published_on, d.signed_on) <= (s.born_on + interval '18 years')::date)
    ) THEN
        PERFORM break_law('nobody_under_18_is_listed');
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER nobody_under_18_is_listed AFTER INSERT OR UPDATE ON defaulters_listing
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION nobody_under_18_is_listed();

-- Only who owes the judgment is listed, never a linked person for a unit's debt (2019 opinion art.16(2)).
CREATE FUNCTION only_obligors_are_listed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM courts_case c
        JOIN courts_obligation o ON o.judgment_id = c.judgment_id
        JOIN courts_obligor w ON w.obligation_id = o.id
        WHERE c.id = NEW.case_id AND w.subject_id = NEW.subject_id
    ) THEN
        PERFORM break_law('only_obligors_are_listed');
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER only_obligors_are_listed AFTER INSERT OR UPDATE ON defaulters_listing
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION only_obligors_are_listed();

-- A listing names its grounds; G1 has a finding in force of ability, G2-G6 a finding of conduct (list rules art.1).
CREATE FUNCTION grounds_have_findings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM defaulters_listingground g WHERE g.listing_id = NEW.id) THEN
        PERFORM break_law('listing_names_its_grounds');
    END IF;
    IF EXISTS (SELECT FROM defaulters_listingground g WHERE g.listing_id = NEW.id AND g.ground = 'G1') AND NOT EXISTS (
        SELECT FROM defaulters_decision d
        JOIN defaulters_decision_gradings dg ON dg.decision_id = d.id
        JOIN defaulters_grading r ON r.id = dg.grading_id
        JOIN defaulters_abilityfinding a ON a.id = r.ability_id
        WHERE d.id = NEW.decision_id AND a.result IN ('full', 'partial')
          AND d.signed_on BETWEEN a.made_on AND a.valid_until
    ) THEN
        PERFORM break_law('g1_has_an_ability_finding');
    END IF;
    IF EXISTS (
        SELECT FROM defaulters_listingground g
        WHERE g.listing_id = NEW.id AND g.ground <> 'G1' AND NOT EXISTS (
            SELECT FROM defaulters_conductfinding f JOIN courts_obligor w ON w.id = f.obligor_id
            WHERE f.case_id = NEW.case_id AND w.subject_id = NEW.subject_id AND f.ground = g.ground)
    ) THEN
        PERFORM break_law('conduct_grounds_have_findings');
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER grounds_have_findings AFTER INSERT OR UPDATE ON defaulters_listing
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION grounds_have_findings();

-- What burdens rests on a grade of each obligation it is about (法发〔2019〕35号 art.21).
CREATE FUNCTION burden_is_graded() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.kind IN ('list', 'restrict', 'reach') AND NEW.state NOT IN ('draft', 'withdrawn') AND NOT EXISTS (
        SELECT FROM defaulters_decision_gradings dg WHERE dg.decision_id = NEW.id
    ) THEN
        PERFORM break_law('burden_is_graded');
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER burden_is_graded AFTER INSERT OR UPDATE ON defaulters_decision
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION burden_is_graded();

-- Nobody of the court that would decide the reconsideration makes the decision (list rules art.12).
CREATE FUNCTION made_outside_the_reviewing_court() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM courts_court c JOIN courts_posting p ON p.court_id = c.superior_id
        WHERE c.id = NEW.court_id AND p.user_id IN (NEW.author_id, NEW.reviewer_id, NEW.signer_id)
          AND p.from_day <= NEW.signed_on AND coalesce(p.until_day, NEW.signed_on) >= NEW.signed_on
    ) THEN
        PERFORM break_law('made_outside_the_reviewing_court');
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER made_outside_the_reviewing_court AFTER INSERT OR UPDATE ON defaulters_decision
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION made_outside_the_reviewing_court();

CREATE TRIGGER objections_are_kept BEFORE DELETE ON defaulters_objection
    FOR EACH ROW EXECUTE FUNCTION refuse_change('objections_are_kept');
CREATE TRIGGER reconsiderations_are_kept BEFORE DELETE ON defaulters_reconsideration
    FOR EACH ROW EXECUTE FUNCTION refuse_change('reconsiderations_are_kept');

-- An objection is against a decision that was served on who objects (list rules art.11).
-- Nobody decides on an objection against an own decision, or one signed together with it (list rules art.12).
CREATE FUNCTION objection_has_its_decision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM defaulters_decision d WHERE d.id = NEW.decision_id AND d.state IN ('served', 'revoked')
          AND d.case_id = NEW.case_id AND d.subject_id = NEW.subject_id
    ) THEN
        PERFORM break_law('objection_is_against_a_served_decision');
    END IF;
    IF EXISTS (
        SELECT FROM defaulters_decision d
        JOIN defaulters_decision p ON p.id = d.id OR p.id = d.paired_with_id OR p.paired_with_id = d.id
        WHERE d.id = NEW.decision_id AND NEW.decided_by_id IN (p.author_id, p.reviewer_id, p.signer_id)
    ) THEN
        PERFORM break_law('nobody_decides_on_an_own_decision');
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER objection_has_its_decision AFTER INSERT OR UPDATE ON defaulters_objection
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION objection_has_its_decision();

-- A reconsideration belongs to a served dismissal and goes to the next higher court, where nobody decides on it
-- who has made the decision or dismissed the objection (list rules art.12).
CREATE FUNCTION reconsideration_follows_a_dismissal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM defaulters_objection o
        JOIN defaulters_decision d ON d.id = o.decision_id
        JOIN courts_court c ON c.id = d.court_id
        JOIN courts_proofofservice s ON s.document_id = o.document_id
        WHERE o.id = NEW.objection_id AND o.state = 'dismissed' AND c.superior_id = NEW.court_id
          AND s.served_on <= NEW.lodged_on
    ) THEN
        PERFORM break_law('reconsideration_follows_a_dismissal');
    END IF;
    IF EXISTS (
        SELECT FROM defaulters_objection o
        JOIN defaulters_decision p
          ON o.decision_id IN (p.id, p.paired_with_id)
          OR p.id = (SELECT d.paired_with_id FROM defaulters_decision d WHERE d.id = o.decision_id)
        WHERE o.id = NEW.objection_id
          AND NEW.decided_by_id IN (p.author_id, p.reviewer_id, p.signer_id, o.decided_by_id)
    ) THEN
        PERFORM break_law('nobody_reconsiders_what_they_decided');
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER reconsideration_follows_a_dismissal AFTER INSERT OR UPDATE ON defaulters_reconsideration
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION reconsideration_follows_a_dismissal();

-- The one paper that is not kept for good: a warning is erased 30 days after its day, by an act that the ledger
-- names, and its PDF with it. Before that neither goes, and the PDF never changes.
CREATE TRIGGER warning_renditions_are_kept BEFORE UPDATE ON defaulters_warningrendition
    FOR EACH ROW EXECUTE FUNCTION refuse_change('warning_renditions_are_kept');
CREATE FUNCTION warning_rendition_goes_with_its_warning() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM defaulters_priorwarning w WHERE w.id = OLD.warning_id) THEN
        PERFORM break_law('warning_rendition_goes_with_its_warning');
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER warning_rendition_goes_with_its_warning AFTER DELETE ON defaulters_warningrendition
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION warning_rendition_goes_with_its_warning();
CREATE FUNCTION warning_is_erased_in_its_time() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM courts_ledgerentry e
        WHERE e.code = 'warnings.erase' AND e.noun = 'defaulters.priorwarning' AND e.row_id = OLD.id
          AND (e.at AT TIME ZONE 'Asia/Shanghai')::date >= OLD.avoid_by + 30
    ) THEN
        PERFORM break_law('warning_is_erased_in_its_time');
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER warning_is_erased_in_its_time AFTER DELETE ON defaulters_priorwarning
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION warning_is_erased_in_its_time();
